import { storageDataCanBeCopiedAway } from '../../../../src/posture/checks/storage/storage-data-can-be-copied-away.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageDataCanBeCopiedAway, {
  pass: {
    'inside the tenant': {},
    'by private link': { given: { storage: { properties: { allowedCopyScope: 'privatelink' } } } },
  },
  fail: {
    'any account': { given: { storage: { properties: { allowedCopyScope: null } } }, says: /any account/ },
    'replication on an old account': {
      given: { storage: { properties: { allowCrossTenantReplication: null } } },
      says: /permits it/,
    },
    replication: { given: { storage: { properties: { allowCrossTenantReplication: true } } }, says: /is true/ },
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
