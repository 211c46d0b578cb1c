import { storageAccountWithoutFirewall } from '../../../../src/posture/checks/storage/storage-account-without-firewall.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageAccountWithoutFirewall, {
  pass: {
    'public access off, whatever the rules say': {
      given: { storage: { properties: { networkAcls: { defaultAction: 'Allow' } } } },
    },
    'denied by default': {
      given: {
        storage: {
          properties: {
            publicNetworkAccess: 'Enabled',
            networkAcls: { defaultAction: 'deny', ipRules: [{ value: '203.0.113.7' }] },
          },
        },
      },
    },
  },
  fail: {
    'let in by default': {
      given: { storage: { properties: { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } } } },
      says: /defaultAction is Allow/,
    },
    'no firewall': {
      given: { storage: { properties: { publicNetworkAccess: null, networkAcls: null } } },
      says: /not set, which means Allow/,
    },
    'a range that is everybody': {
      given: {
        storage: { properties: { publicNetworkAccess: 'Enabled', networkAcls: { ipRules: [{ value: '0.0.0.0/1' }] } } },
      },
      says: /0\.0\.0\.0/,
    },
  },
  unknown: {
    'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ },
    'rules that are no list': {
      given: { storage: { properties: { publicNetworkAccess: 'Enabled', networkAcls: { ipRules: 'all' } } } },
    },
  },
  notApplicable: {
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
