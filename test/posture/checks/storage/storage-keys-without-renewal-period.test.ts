import { storageKeysWithoutRenewalPeriod } from '../../../../src/posture/checks/storage/storage-keys-without-renewal-period.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageKeysWithoutRenewalPeriod, {
  pass: {
    'sixty days': { given: { storage: { properties: { allowSharedKeyAccess: null } } } },
    'ninety days': {
      given: { storage: { properties: { allowSharedKeyAccess: true, keyPolicy: { keyExpirationPeriodInDays: 90 } } } },
    },
  },
  fail: {
    'no policy': {
      given: { storage: { properties: { allowSharedKeyAccess: true, keyPolicy: null } } },
      says: /is not set/,
    },
    'a policy of a year': {
      given: { storage: { properties: { allowSharedKeyAccess: true, keyPolicy: { keyExpirationPeriodInDays: 365 } } } },
      says: /365, more than 90/,
    },
  },
  unknown: {
    'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ },
    'a period of another type': {
      given: {
        storage: { properties: { allowSharedKeyAccess: true, keyPolicy: { keyExpirationPeriodInDays: '60' } } },
      },
    },
  },
  notApplicable: {
    'no keys': {},
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
