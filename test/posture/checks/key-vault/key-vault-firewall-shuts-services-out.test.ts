import { keyVaultFirewallShutsServicesOut } from '../../../../src/posture/checks/key-vault/key-vault-firewall-shuts-services-out.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(keyVaultFirewallShutsServicesOut, {
  pass: {
    'let through': {},
    'no value, which means let through': { given: { vault: { properties: { networkAcls: null } } } },
  },
  fail: {
    'shut out': { given: { vault: { properties: { networkAcls: { bypass: 'None' } } } }, says: /bypass is None/ },
  },
  unknown: { 'a refused read': { given: { vault: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'an open vault': {
      given: { vault: { properties: { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } } } },
    },
    'a perimeter': { given: { vault: { properties: { publicNetworkAccess: 'SecuredByPerimeter' } } } },
    'no vault': { given: { workspace: { properties: { keyVault: null } } } },
    'a vault that is gone': { given: { vault: 'absent' } },
  },
});
