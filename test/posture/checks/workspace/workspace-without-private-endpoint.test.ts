import { workspaceWithoutPrivateEndpoint } from '../../../../src/posture/checks/workspace/workspace-without-private-endpoint.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

function connection(status: string, provisioningState = 'Succeeded'): object {
  return {
    id: `${ids.workspace}/privateEndpointConnections/pe.1`,
    name: 'pe.1',
    properties: {
      privateEndpoint: { id: ids.workspaceEndpoint },
      privateLinkServiceConnectionState: { status },
      provisioningState,
    },
  };
}

function given(...connections: readonly object[]): Changes {
  return { workspace: { properties: { privateEndpointConnections: connections } } };
}

testCheck(workspaceWithoutPrivateEndpoint, {
  pass: {
    'one approved': { says: /1 approved private endpoint"/ },
    'the word in another case': { given: given(connection('approved')) },
    'two approved': { given: given(connection('Approved'), connection('Approved')), says: /2 approved/ },
  },
  fail: {
    none: { given: given(), says: /no private endpoint/ },
    'no value, which means none': {
      given: { workspace: { properties: { privateEndpointConnections: null } } },
      says: /no private endpoint/,
    },
    'one that waits': { given: given(connection('Pending')), says: /pe\.1 is Pending/ },
    'one that was taken away': { given: given(connection('Disconnected')), says: /Disconnected/ },
    'one that is not made yet': { given: given(connection('Approved', 'Failed')), says: /None is approved/ },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'a list of another type': { given: { workspace: { properties: { privateEndpointConnections: 'none' } } } },
  },
  notApplicable: { 'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ } },
});
