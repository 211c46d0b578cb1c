import { containerRegistryFirewallLetsTasksPass } from '../../../../src/posture/checks/container-registry/container-registry-firewall-lets-tasks-pass.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(containerRegistryFirewallLetsTasksPass, {
  pass: {
    no: {},
    'no value, which means no': { given: { registry: { properties: { networkRuleBypassAllowedForTasks: null } } } },
  },
  fail: { yes: { given: { registry: { properties: { networkRuleBypassAllowedForTasks: true } } } } },
  unknown: {
    'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ },
    'an older API': {
      given: {
        registry: { apiVersion: '2023-07-01', change: { properties: { networkRuleBypassAllowedForTasks: null } } },
      },
      says: /API version/,
    },
  },
  notApplicable: {
    'an open registry': {
      given: { registry: { properties: { publicNetworkAccess: 'Enabled', networkRuleSet: null } } },
    },
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
