import { storageSasWithoutLimit } from '../../../../src/posture/checks/storage/storage-sas-without-limit.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageSasWithoutLimit, {
  pass: {
    'a day': { given: { storage: { properties: { allowSharedKeyAccess: true } } } },
    'seven days': {
      given: {
        storage: { properties: { allowSharedKeyAccess: null, sasPolicy: { sasExpirationPeriod: '7.00:00:00' } } },
      },
    },
    'hours alone': {
      given: {
        storage: { properties: { allowSharedKeyAccess: null, sasPolicy: { sasExpirationPeriod: '08:00:00' } } },
      },
    },
  },
  fail: {
    'no policy': { given: { storage: { properties: { allowSharedKeyAccess: true, sasPolicy: null } } } },
    'a minute too much': {
      given: {
        storage: { properties: { allowSharedKeyAccess: true, sasPolicy: { sasExpirationPeriod: '7.00:01:00' } } },
      },
      says: /more than 7 days/,
    },
  },
  unknown: {
    'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ },
    'no period': {
      given: { storage: { properties: { allowSharedKeyAccess: true, sasPolicy: { sasExpirationPeriod: 'a week' } } } },
      says: /not a period/,
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
