import { containerRegistryTakesManagementTokens } from '../../../../src/posture/checks/container-registry/container-registry-takes-management-tokens.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(containerRegistryTakesManagementTokens, {
  pass: { 'not taken': {} },
  fail: {
    taken: {
      given: { registry: { properties: { policies: { azureADAuthenticationAsArmPolicy: { status: 'enabled' } } } } },
    },
    'no value': { given: { registry: { properties: { policies: null } } }, says: /means enabled/ },
  },
  unknown: {
    'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ },
    'an older API': {
      given: { registry: { apiVersion: '2023-07-01', change: { properties: { policies: null } } } },
      says: /API version/,
    },
  },
  notApplicable: {
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
