import { storageKeysThroughARole } from '../../../../src/posture/checks/roles/storage-keys-through-a-role.js';
import { ids, principals, roleAssignment, roles } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'storage/providers/Microsoft.Authorization/roleAssignments';
const one = (scope: string, role: string, shared: boolean | null) => ({
  [list]: [roleAssignment(scope, principals.person, role, 'User')],
  storage: { properties: { allowSharedKeyAccess: shared } },
});

testCheck(storageKeysThroughARole, {
  passesWithout: { '/datastores': 'they only name further accounts' },
  pass: {
    'data roles only': {},
    'keys that open nothing': { given: one(ids.storage, roles.storageAccountContributor, false) },
  },
  fail: {
    'a contributor': {
      given: one(ids.storage, roles.storageAccountContributor, true),
      says: /Storage Account Contributor on the resource/,
    },
    'a key operator, where nothing is said about keys': {
      given: one(ids.group, roles.storageAccountKeyOperator, null),
    },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'a refused account': {
      given: { ...one(ids.storage, roles.storageAccountContributor, true), storage: 'forbidden' },
    },
  },
  notApplicable: {
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
  },
});
