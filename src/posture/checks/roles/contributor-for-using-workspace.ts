import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { countOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { roleAssignmentsOn, roleCommands } from './role-assignments.js';

export const contributorForUsingWorkspace = defineCheck({
  id: 'contributor-for-using-workspace',
  summary: 'people who are contributors of the workspace to be able to use it',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Contributor on the workspace lets people switch off its protection, read its keys and delete it. For training and ' +
    'deploying, the role AzureML Data Scientist is enough.',
  passes:
    'No user and no group holds Contributor or Owner on the workspace itself. Roles on the resource group and above ' +
    'belong to administrators and are judged by their number; those of service principals are left out.',
  breaks: 'Making and deleting computes, which AzureML Compute Operator or an administrator does then.',
  repair: 'in-place',
  needs: ['Microsoft.Authorization/roleAssignments/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-assign-roles'],
  judge({ subject: workspace, view }) {
    const people = roleAssignmentsOn(workspace.id, view).filter(
      ({ role, level, principalType }) =>
        (role === 'Contributor' || role === 'Owner') &&
        level === 'resource' &&
        /^(?:user|group|foreigngroup)$/.test(principalType),
    );
    return people.length === 0
      ? pass('No person and no group is contributor or owner of the workspace itself')
      : fail(`${countOf(people.length, 'assignment')} of Contributor or Owner to people on the workspace itself`);
  },
  fix: ({ subject: workspace }) =>
    advise('Give the group AzureML Data Scientist, and take the broad role away', [
      `az role assignment create --assignee-object-id <group> --assignee-principal-type Group --role 'AzureML Data Scientist' --scope ${shellWord(workspace.id)}`,
      ...roleCommands(workspace.id),
    ]),
});
