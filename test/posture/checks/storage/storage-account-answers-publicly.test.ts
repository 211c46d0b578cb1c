import { storageAccountAnswersPublicly } from '../../../../src/posture/checks/storage/storage-account-answers-publicly.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageAccountAnswersPublicly, {
  pass: {
    'public access off': {},
    'a perimeter, in another case': {
      given: { storage: { properties: { publicNetworkAccess: 'securedByPerimeter' } } },
    },
  },
  fail: {
    'no value, which means on': {
      given: { storage: { properties: { publicNetworkAccess: null, networkAcls: { defaultAction: 'Allow' } } } },
      says: /not set, which means Enabled/,
    },
    'a firewall, which is less bad': {
      given: {
        storage: {
          properties: {
            publicNetworkAccess: 'Enabled',
            networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '203.0.113.0/24' }] },
          },
        },
      },
      says: /1 address ranges.*medium/,
    },
    'on for all': {
      given: { storage: { properties: { publicNetworkAccess: 'Enabled', networkAcls: null } } },
      says: /defaultAction is not set/,
    },
  },
  unknown: {
    'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ },
    'a value of another type': { given: { storage: { properties: { publicNetworkAccess: true } } } },
    'the workspace, which names the account': { given: { workspace: 'forbidden' } },
  },
  notApplicable: {
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
