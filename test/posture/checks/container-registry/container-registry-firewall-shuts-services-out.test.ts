import { containerRegistryFirewallShutsServicesOut } from '../../../../src/posture/checks/container-registry/container-registry-firewall-shuts-services-out.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(containerRegistryFirewallShutsServicesOut, {
  pass: {
    'let through': {},
    'no value, which means let through': { given: { registry: { properties: { networkRuleBypassOptions: null } } } },
  },
  fail: { 'shut out': { given: { registry: { properties: { networkRuleBypassOptions: 'None' } } }, says: /is None/ } },
  unknown: { 'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'an open registry': {
      given: { registry: { properties: { publicNetworkAccess: 'Enabled', networkRuleSet: null } } },
    },
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
