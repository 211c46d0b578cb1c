import { containerRegistryWithoutDataEndpoints } from '../../../../src/posture/checks/container-registry/container-registry-without-data-endpoints.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(containerRegistryWithoutDataEndpoints, {
  pass: { on: {} },
  fail: {
    'off, and no private endpoint': {
      given: { registry: { properties: { dataEndpointEnabled: null, privateEndpointConnections: [] } } },
    },
  },
  unknown: { 'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'a private endpoint': { given: { registry: { properties: { dataEndpointEnabled: false } } } },
    'the Standard tier': {
      given: { registry: { sku: { name: 'Standard' }, properties: { dataEndpointEnabled: false } } },
    },
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
