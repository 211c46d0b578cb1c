import { customRoleReadsKeys } from '../../../../src/posture/checks/roles/custom-role-reads-keys.js';
import { ids, principals, roleAssignment } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/providers/Microsoft.Authorization/roleAssignments';
const definitions = `${ids.subscription}/providers/Microsoft.Authorization/roleDefinitions`;
const name = '12345678-0000-0000-0000-000000000001';
const assigned = { [list]: [roleAssignment(ids.workspace, principals.dataScientists, name, 'Group')] };
const role = (actions: string[], notActions: string[] = []) => ({
  ...assigned,
  [definitions]: [
    {
      id: `${definitions}/${name}`,
      properties: { roleName: 'Trainer', type: 'CustomRole', permissions: [{ actions, notActions }] },
    },
  ],
});
const everything = 'Microsoft.MachineLearningServices/workspaces/*';

testCheck(customRoleReadsKeys, {
  pass: {
    'a narrow role': { given: assigned },
    'a star with exceptions': {
      given: role([`${everything}/read`, `${everything}/action`], [`${everything}/listSecrets/action`, '*/listkeys/*']),
    },
    'an exception for the workspace': { given: role([everything], ['*/listKeys/action', '*/listsecrets/action']) },
  },
  fail: {
    'a star for everything': { given: role(['*']), says: /Trainer covers roleAssignments\/write/ },
    'a star for the workspace': {
      given: role([everything], ['Microsoft.MachineLearningServices/workspaces/listKeys/action']),
      says: /computes\/listKeys\/action/,
    },
  },
  unknown: {
    'a refused list of assignments': { given: { [list]: 'forbidden' } },
    'a refused list of definitions': { given: { ...assigned, [definitions]: 'forbidden' } },
  },
  notApplicable: { 'a custom role that nobody holds here': {} },
});
