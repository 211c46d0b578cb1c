import { storageWithoutDeletionRule } from '../../../../src/posture/checks/storage/storage-without-deletion-rule.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

const policy = (baseBlob: object, enabled = true) => ({
  properties: { policy: { rules: [{ name: 'one', enabled, definition: { actions: { baseBlob } } }] } },
});

testCheck(storageWithoutDeletionRule, {
  pass: {
    'a rule that deletes': {},
    'by last access, which is tracked': {
      given: { 'storage/managementPolicies/default': policy({ delete: { daysAfterLastAccessTimeGreaterThan: 180 } }) },
    },
  },
  fail: {
    'no policy': { given: { 'storage/managementPolicies/default': 'absent' }, says: /no enabled lifecycle rule/ },
    'a rule that is off': {
      given: {
        'storage/managementPolicies/default': policy({ delete: { daysAfterModificationGreaterThan: 30 } }, false),
      },
    },
    'tiers only': {
      given: { 'storage/managementPolicies/default': policy({ tierToCool: { daysAfterModificationGreaterThan: 30 } }) },
      says: /deletes blobs.*low/,
    },
    'by last access, which is not tracked': {
      given: {
        'storage/managementPolicies/default': policy({ delete: { daysAfterLastAccessTimeGreaterThan: 180 } }),
        'storage/blobServices/default': { properties: { lastAccessTimeTrackingPolicy: null } },
      },
    },
  },
  unknown: {
    'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ },
    'the policy': { given: { 'storage/managementPolicies/default': 'forbidden' } },
    'the tracking, where it decides': {
      given: {
        'storage/managementPolicies/default': policy({ delete: { daysAfterLastAccessTimeGreaterThan: 180 } }),
        'storage/blobServices/default': 'forbidden',
      },
    },
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
