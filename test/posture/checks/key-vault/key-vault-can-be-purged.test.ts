import { keyVaultCanBePurged } from '../../../../src/posture/checks/key-vault/key-vault-can-be-purged.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(keyVaultCanBePurged, {
  pass: {
    both: {},
    'soft delete by default': {
      given: { vault: { properties: { enableSoftDelete: null, softDeleteRetentionInDays: null } } },
      says: /90 days/,
    },
  },
  fail: {
    'no purge protection': { given: { vault: { properties: { enablePurgeProtection: null } } } },
    'no soft delete': {
      given: { vault: { properties: { enableSoftDelete: false } } },
      says: /enableSoftDelete is false/,
    },
  },
  unknown: { 'a refused read': { given: { vault: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'no vault': { given: { workspace: { properties: { keyVault: null } } } },
    'a vault that is gone': { given: { vault: 'absent' } },
  },
});
