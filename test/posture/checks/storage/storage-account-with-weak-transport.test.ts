import { storageAccountWithWeakTransport } from '../../../../src/posture/checks/storage/storage-account-with-weak-transport.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageAccountWithWeakTransport, {
  pass: {
    'TLS 1.2': {},
    'TLS 1.3, and HTTPS by default': {
      given: { storage: { properties: { minimumTlsVersion: 'TLS1_3', supportsHttpsTrafficOnly: null } } },
    },
  },
  fail: {
    'plain HTTP': { given: { storage: { properties: { supportsHttpsTrafficOnly: false } } } },
    'TLS 1.1': { given: { storage: { properties: { minimumTlsVersion: 'TLS1_1' } } }, says: /TLS1_1.*low/ },
    'no version': { given: { storage: { properties: { minimumTlsVersion: null } } }, says: /means TLS1_0/ },
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
