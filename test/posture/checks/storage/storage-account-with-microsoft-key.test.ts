import { storageAccountWithMicrosoftKey } from '../../../../src/posture/checks/storage/storage-account-with-microsoft-key.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageAccountWithMicrosoftKey, {
  pass: {
    'a key of our own': {},
    'the word in another case': {
      given: { storage: { properties: { encryption: { keySource: 'Microsoft.KeyVault' } } } },
    },
  },
  fail: {
    'the key of Microsoft and sensitive data': {
      given: { storage: { properties: { encryption: { keySource: 'Microsoft.Storage' } } } },
      says: /Microsoft\.Storage.*medium/,
    },
    'nothing says how sensitive the data is': {
      given: { storage: { properties: { encryption: null } }, workspace: { tags: { dataClassification: null } } },
      says: /not set.*low/,
    },
  },
  unknown: {
    'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ },
    'the sensitivity, where it decides': {
      given: { storage: { properties: { encryption: null } }, workspace: { tags: 'none' } },
    },
  },
  notApplicable: {
    'harmless data': { given: { storage: { properties: { encryption: null } } }, settings: { sensitiveData: false } },
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
