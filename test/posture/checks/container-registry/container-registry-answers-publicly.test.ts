import { containerRegistryAnswersPublicly } from '../../../../src/posture/checks/container-registry/container-registry-answers-publicly.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(containerRegistryAnswersPublicly, {
  pass: {
    closed: {},
    'a firewall': {
      given: {
        registry: {
          properties: {
            publicNetworkAccess: 'Enabled',
            networkRuleSet: { ipRules: [{ action: 'Allow', value: '203.0.113.0/24' }] },
          },
        },
      },
    },
  },
  fail: {
    open: {
      given: { registry: { properties: { publicNetworkAccess: null, networkRuleSet: null } } },
      says: /means Enabled/,
    },
    'a tier without a firewall': { given: { registry: { sku: { name: 'Basic' } } }, says: /Basic/ },
  },
  unknown: { 'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
