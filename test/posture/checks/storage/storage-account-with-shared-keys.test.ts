import { storageAccountWithSharedKeys } from '../../../../src/posture/checks/storage/storage-account-with-shared-keys.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageAccountWithSharedKeys, {
  pass: { 'keys off': {} },
  fail: {
    'keys on': { given: { storage: { properties: { allowSharedKeyAccess: true } } }, says: /is true/ },
    'no value, which means on': {
      given: { storage: { properties: { allowSharedKeyAccess: null } } },
      says: /not set, which means true/,
    },
  },
  unknown: { 'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
