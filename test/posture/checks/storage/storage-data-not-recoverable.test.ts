import { storageDataNotRecoverable } from '../../../../src/posture/checks/storage/storage-data-not-recoverable.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageDataNotRecoverable, {
  pass: {
    'all three': {},
    'no versions with a hierarchical namespace': {
      given: {
        storage: { properties: { isHnsEnabled: true } },
        'storage/blobServices/default': { properties: { isVersioningEnabled: null } },
      },
    },
  },
  fail: {
    'no soft delete': {
      given: { 'storage/blobServices/default': { properties: { deleteRetentionPolicy: { enabled: false } } } },
      says: /: deleteRetentionPolicy\.enabled"/,
    },
    'nothing set': {
      given: { 'storage/blobServices/default': { properties: null } },
      says: /containerDeleteRetentionPolicy.enabled, isVersioningEnabled/,
    },
    'nothing set with a hierarchical namespace': {
      given: { 'storage/blobServices/default': { properties: null }, storage: { properties: { isHnsEnabled: true } } },
    },
  },
  unknown: {
    'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ },
    'the blob service': { given: { 'storage/blobServices/default': 'forbidden' } },
  },
  notApplicable: {
    'file shares only': { given: { storage: { kind: 'FileStorage' } } },
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
