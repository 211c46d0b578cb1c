import { privateEndpointOfForeignSubscription } from '../../../../src/posture/checks/workspace/private-endpoint-of-foreign-subscription.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const foreign = ids.workspaceEndpoint.replace('11111111', '77777777');

function connection(status: string, provisioningState = 'Succeeded', endpoint: string = ids.workspaceEndpoint): object {
  return {
    id: `${ids.workspace}/privateEndpointConnections/pe.1`,
    name: 'pe.1',
    properties: {
      privateEndpoint: { id: endpoint },
      privateLinkServiceConnectionState: { status },
      provisioningState,
    },
  };
}

function given(...connections: readonly object[]): Changes {
  return { workspace: { properties: { privateEndpointConnections: connections } } };
}

function off(...connections: readonly object[]): Changes {
  return {
    workspace: {
      properties: { privateEndpointConnections: connections, managedNetwork: { isolationMode: 'Disabled' } },
    },
  };
}

testCheck(privateEndpointOfForeignSubscription, {
  pass: {
    'one of the own subscription': {},
    'one of a subscription that is trusted': {
      given: off(connection('Approved', 'Succeeded', foreign)),
      settings: { trustedSubscriptions: ['77777777-2222-3333-4444-555555555555'] },
    },
    'one of the managed network itself': {
      given: {
        workspace: {
          properties: {
            privateEndpointConnections: [connection('Approved', 'Succeeded', foreign)],
            managedNetwork: { networkId: foreign },
          },
        },
      },
    },
    'a foreign one that was rejected, beside an own one': {
      given: given(connection('Rejected', 'Succeeded', foreign), connection('Approved')),
    },
  },
  fail: {
    'one of another subscription': {
      given: off(connection('Approved', 'Succeeded', foreign)),
      says: /another subscription: pe\.1/,
    },
    'one of another subscription that waits': { given: off(connection('Pending', 'Succeeded', foreign)) },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'a foreign one beside a managed network': {
      given: given(connection('Approved', 'Succeeded', foreign)),
      says: /trust its subscription/,
    },
    'one without an id': {
      given: given({ properties: { privateLinkServiceConnectionState: { status: 'Approved' } } }),
      says: /which endpoint/,
    },
  },
  notApplicable: {
    'no endpoint': { given: given(), says: /no private endpoint/ },
    'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ },
  },
});
