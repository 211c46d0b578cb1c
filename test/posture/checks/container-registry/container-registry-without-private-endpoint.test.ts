import { containerRegistryWithoutPrivateEndpoint } from '../../../../src/posture/checks/container-registry/container-registry-without-private-endpoint.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(containerRegistryWithoutPrivateEndpoint, {
  pass: {
    'an approved endpoint': {},
    'the managed network': { given: { registry: { properties: { privateEndpointConnections: null } } } },
  },
  fail: {
    none: { given: { 'workspace/outboundRules': [], registry: { properties: { privateEndpointConnections: [] } } } },
    'one that failed': {
      given: {
        'workspace/outboundRules': [],
        registry: {
          properties: {
            privateEndpointConnections: [
              {
                properties: { privateLinkServiceConnectionState: { status: 'Approved' }, provisioningState: 'Failed' },
              },
            ],
          },
        },
      },
      says: /of 1/,
    },
  },
  unknown: {
    'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ },
    'the rules of the managed network': {
      given: { 'workspace/outboundRules': 'forbidden', registry: { properties: { privateEndpointConnections: [] } } },
    },
  },
  notApplicable: {
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
