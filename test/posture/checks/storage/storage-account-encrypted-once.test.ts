import { storageAccountEncryptedOnce } from '../../../../src/posture/checks/storage/storage-account-encrypted-once.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageAccountEncryptedOnce, {
  pass: { twice: {} },
  fail: {
    'once, and the data is sensitive': {
      given: { storage: { properties: { encryption: { requireInfrastructureEncryption: null } } } },
    },
    'sensitive by the settings': {
      given: { storage: { properties: { encryption: null } }, workspace: { tags: null } },
      settings: { sensitiveData: true },
    },
  },
  unknown: { 'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'nothing says that the data is sensitive': {
      given: { storage: { properties: { encryption: null } }, workspace: { tags: null } },
      says: /Nothing says/,
    },
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
