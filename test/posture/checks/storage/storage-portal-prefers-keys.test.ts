import { storagePortalPrefersKeys } from '../../../../src/posture/checks/storage/storage-portal-prefers-keys.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storagePortalPrefersKeys, {
  pass: { 'Entra by default': {} },
  fail: {
    'keys by default': {
      given: { storage: { properties: { defaultToOAuthAuthentication: false, allowSharedKeyAccess: true } } },
    },
    'no values': {
      given: { storage: { properties: { defaultToOAuthAuthentication: null, allowSharedKeyAccess: null } } },
      says: /means false/,
    },
  },
  unknown: { 'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'no keys': { given: { storage: { properties: { defaultToOAuthAuthentication: false } } } },
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
