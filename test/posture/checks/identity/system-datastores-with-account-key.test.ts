import { systemDatastoresWithAccountKey } from '../../../../src/posture/checks/identity/system-datastores-with-account-key.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(systemDatastoresWithAccountKey, {
  pass: {
    identities: {},
    'the word in another case': { given: { workspace: { properties: { systemDatastoresAuthMode: 'identity' } } } },
  },
  fail: {
    'the account key': {
      given: { workspace: { properties: { systemDatastoresAuthMode: 'accessKey' } } },
      says: /accessKey/,
    },
    'no value, which means the key': {
      given: { workspace: { properties: { systemDatastoresAuthMode: null } } },
      says: /not set, which means AccessKey/,
    },
    'a signed link, which is less bad': {
      given: { workspace: { properties: { systemDatastoresAuthMode: 'UserDelegationSAS' } } },
      says: /low/,
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'an older API version': {
      given: {
        workspace: { apiVersion: '2024-10-01', change: { properties: { systemDatastoresAuthMode: null } } },
      },
      says: /2025-06-01/,
    },
  },
  notApplicable: {
    'a project that says nothing of its own': {
      given: { workspace: { kind: 'Project', properties: { systemDatastoresAuthMode: null } } },
      says: /hub/,
    },
  },
});
