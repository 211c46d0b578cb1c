import { keyVaultWithoutRoleAuthorization } from '../../../../src/posture/checks/key-vault/key-vault-without-role-authorization.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(keyVaultWithoutRoleAuthorization, {
  pass: { roles: {} },
  fail: {
    'access policies': { given: { vault: { properties: { enableRbacAuthorization: false } } }, says: /is false/ },
    'no value': { given: { vault: { properties: { enableRbacAuthorization: null } } }, says: /means false/ },
  },
  unknown: { 'a refused read': { given: { vault: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'no vault': { given: { workspace: { properties: { keyVault: null } } } },
    'a vault that is gone': { given: { vault: 'absent' } },
  },
});
