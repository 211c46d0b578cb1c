import { privateEndpointWaitingForApproval } from '../../../../src/posture/checks/workspace/private-endpoint-waiting-for-approval.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

function connection(status: string): object {
  return {
    id: `${ids.workspace}/privateEndpointConnections/pe.1`,
    name: 'pe.1',
    properties: {
      privateEndpoint: { id: ids.workspaceEndpoint },
      privateLinkServiceConnectionState: { status },
      provisioningState: 'Succeeded',
    },
  };
}

function given(...connections: readonly object[]): Changes {
  return { workspace: { properties: { privateEndpointConnections: connections } } };
}

testCheck(privateEndpointWaitingForApproval, {
  pass: {
    'all approved': {},
    'none at all': { given: given() },
    'one that was rejected': { given: given(connection('Rejected')) },
  },
  fail: {
    'one that waits': { given: given(connection('Approved'), connection('Pending')), says: /Pending: pe\.1/ },
  },
  unknown: { 'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ } },
  notApplicable: { 'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ } },
});
