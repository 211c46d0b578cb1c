import { storageAccountAllowsAnonymousReads } from '../../../../src/posture/checks/storage/storage-account-allows-anonymous-reads.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageAccountAllowsAnonymousReads, {
  pass: {
    'not permitted': {},
    'a word instead of a switch': { given: { storage: { properties: { allowBlobPublicAccess: 'False' } } } },
  },
  fail: {
    permitted: { given: { storage: { properties: { allowBlobPublicAccess: true } } }, says: /is true/ },
    'no value on an old account': {
      given: { storage: { properties: { allowBlobPublicAccess: null } } },
      says: /not set, which permits it/,
    },
    'a container that is open': {
      given: {
        storage: { properties: { allowBlobPublicAccess: true } },
        'storage/blobServices/default/containers': [
          { id: `${ids.storage}/blobServices/default/containers/raw`, properties: { publicAccess: 'Container' } },
        ],
      },
      says: /open raw.*critical/,
    },
    'permitted, and the containers cannot be read': {
      given: {
        storage: { properties: { allowBlobPublicAccess: true } },
        'storage/blobServices/default/containers': 'forbidden',
      },
    },
  },
  unknown: {
    'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ },
    'a value of another type': { given: { storage: { properties: { allowBlobPublicAccess: 'no' } } } },
  },
  notApplicable: {
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
