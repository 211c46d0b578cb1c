import { storageAccountWithLocalUsers } from '../../../../src/posture/checks/storage/storage-account-with-local-users.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageAccountWithLocalUsers, {
  pass: {
    neither: {},
    'no values': { given: { storage: { properties: { isSftpEnabled: null, isLocalUserEnabled: null } } } },
  },
  fail: {
    SFTP: {
      given: { storage: { properties: { isSftpEnabled: true, isLocalUserEnabled: null } } },
      says: /isSftpEnabled is true/,
    },
    'local users alone': { given: { storage: { properties: { isLocalUserEnabled: true } } }, says: /low/ },
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
