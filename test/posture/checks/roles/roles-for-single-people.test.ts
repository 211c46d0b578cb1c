import { rolesForSinglePeople } from '../../../../src/posture/checks/roles/roles-for-single-people.js';
import { ids, principals, roleAssignment, roles } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/providers/Microsoft.Authorization/roleAssignments';
const one = (scope: string, type: string) => ({
  given: { [list]: [roleAssignment(scope, principals.person, roles.dataScientist, type)] },
});

testCheck(rolesForSinglePeople, {
  pass: { groups: {}, 'a service': one(ids.workspace, 'ServicePrincipal'), nobody: { given: { [list]: [] } } },
  fail: {
    'a person on the workspace': {
      ...one(ids.workspace, 'User'),
      says: /1 role assignment to single people: AzureML Data Scientist on the resource/,
    },
    'a group of another tenant': one(ids.group, 'ForeignGroup'),
    'a person on the subscription, which is less bad': { ...one(ids.subscription, 'User'), says: /"severity":"low"/ },
  },
  unknown: { 'a refused list': { given: { [list]: 'forbidden' } } },
  notApplicable: { 'a workspace that is gone': { given: { [list]: 'absent' } } },
});
