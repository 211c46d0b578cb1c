import { keyVaultWithoutPrivatePath } from '../../../../src/posture/checks/key-vault/key-vault-without-private-path.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(keyVaultWithoutPrivatePath, {
  pass: {
    'an approved endpoint': {},
    'the managed network': { given: { vault: { properties: { privateEndpointConnections: null } } } },
    'service endpoints': {
      given: {
        'workspace/outboundRules': [],
        computeSubnet: { properties: { serviceEndpoints: [{ service: 'Microsoft.KeyVault' }] } },
        vault: {
          properties: {
            privateEndpointConnections: [],
            networkAcls: { virtualNetworkRules: [{ id: ids.computeSubnet.toLowerCase() }] },
          },
        },
      },
    },
  },
  fail: {
    none: { given: { 'workspace/outboundRules': [], vault: { properties: { privateEndpointConnections: [] } } } },
    rejected: {
      given: {
        'workspace/outboundRules': [],
        vault: {
          properties: {
            privateEndpointConnections: [{ properties: { privateLinkServiceConnectionState: { status: 'Rejected' } } }],
          },
        },
      },
    },
    'a rule of the managed network that is not active': {
      given: {
        'workspace/outboundRules': [
          {
            id: `${ids.workspace}/outboundRules/vault`,
            properties: {
              type: 'PrivateEndpoint',
              status: 'Inactive',
              destination: { serviceResourceId: ids.vault, subresourceTarget: 'vault' },
            },
          },
        ],
        vault: { properties: { privateEndpointConnections: [] } },
      },
    },
    'a subnet without the service endpoint': {
      given: {
        'workspace/outboundRules': [],
        vault: {
          properties: {
            privateEndpointConnections: [],
            networkAcls: { virtualNetworkRules: [{ id: ids.computeSubnet }] },
          },
        },
      },
    },
  },
  unknown: {
    'a refused read': { given: { vault: 'forbidden' }, says: /made\/read/ },
    'the rules of the managed network': {
      given: { 'workspace/outboundRules': 'forbidden', vault: { properties: { privateEndpointConnections: [] } } },
    },
  },
  notApplicable: {
    'no vault': { given: { workspace: { properties: { keyVault: null } } } },
    'a vault that is gone': { given: { vault: 'absent' } },
  },
});
