import { broadDataRoleOnStorage } from '../../../../src/posture/checks/roles/broad-data-role-on-storage.js';
import { ids, principals, roleAssignment, roles } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'storage/providers/Microsoft.Authorization/roleAssignments';
const one = (scope: string, role: string, type?: string) => ({
  given: { [list]: [roleAssignment(scope, principals.person, role, type)] },
});

testCheck(broadDataRoleOnStorage, {
  passesWithout: { '/datastores': 'they only name further accounts' },
  pass: {
    'readers and contributors': {},
    'an owner of one container': one(
      `${ids.storage}/blobServices/default/containers/raw`,
      roles.blobDataOwner,
      'Group',
    ),
  },
  fail: {
    'a person': { ...one(ids.storage, roles.blobDataOwner, 'User'), says: /1 assignment/ },
    'a group on the subscription': one(ids.subscription, roles.blobDataOwner, 'Group'),
    'a service, which is less bad': { ...one(ids.storage, roles.blobDataOwner), says: /"severity":"medium"/ },
  },
  unknown: { 'a refused list': { given: { [list]: 'forbidden' } } },
  notApplicable: {
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
  },
});
