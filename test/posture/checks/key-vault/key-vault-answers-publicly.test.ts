import { keyVaultAnswersPublicly } from '../../../../src/posture/checks/key-vault/key-vault-answers-publicly.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(keyVaultAnswersPublicly, {
  pass: {
    closed: {},
    'a firewall': { given: { vault: { properties: { publicNetworkAccess: 'Enabled' } } } },
    'public access off in another case, no firewall': {
      given: { vault: { properties: { publicNetworkAccess: 'disabled', networkAcls: null } } },
    },
  },
  fail: {
    'no values': {
      given: { vault: { properties: { publicNetworkAccess: null, networkAcls: null } } },
      says: /means Enabled.*means Allow/,
    },
    'a range that is everybody': {
      given: {
        vault: { properties: { publicNetworkAccess: 'Enabled', networkAcls: { ipRules: [{ value: '0.0.0.0/0' }] } } },
      },
    },
  },
  unknown: { 'a refused read': { given: { vault: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'no vault': { given: { workspace: { properties: { keyVault: null } } } },
    'a vault that is gone': { given: { vault: 'absent' } },
  },
});
