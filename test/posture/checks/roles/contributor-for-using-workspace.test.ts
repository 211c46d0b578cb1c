import { contributorForUsingWorkspace } from '../../../../src/posture/checks/roles/contributor-for-using-workspace.js';
import { ids, principals, roleAssignment, roles } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/providers/Microsoft.Authorization/roleAssignments';
const one = (scope: string, role: string, type: string) => ({
  given: { [list]: [roleAssignment(scope, principals.person, role, type)] },
});

testCheck(contributorForUsingWorkspace, {
  pass: {
    'data scientists': {},
    'a contributor of the resource group': one(ids.group, roles.contributor, 'User'),
    'a pipeline': one(ids.workspace, roles.contributor, 'ServicePrincipal'),
  },
  fail: {
    'a person': { ...one(ids.workspace, roles.contributor, 'User'), says: /1 assignment of/ },
    'a group of owners': one(ids.workspace, roles.owner, 'Group'),
  },
  unknown: { 'a refused list': { given: { [list]: 'forbidden' } } },
  notApplicable: { 'a workspace that is gone': { given: { [list]: 'absent' } } },
});
