import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { countOf, someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { roleAssignmentsOn, rolesInWords } from './role-assignments.js';

export const rolesForSinglePeople = defineCheck({
  id: 'roles-for-single-people',
  summary: 'roles that are given to single people instead of groups',
  group: 'identity',
  serves: 'identity-data-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'People change teams and leave; a role of theirs alone stays until somebody finds it. Membership in a group ends ' +
    'with the job, and is reviewed in one place.',
  passes:
    'No role assignment that reaches the workspace has principalType User or ForeignGroup. When all of them come from ' +
    'the subscription or above, it fails with a lower severity.',
  breaks: 'Nothing, once the people are members of the groups.',
  repair: 'in-place',
  needs: ['Microsoft.Authorization/roleAssignments/read'],
  peers: ['PSRule AZR-000203'],
  references: [
    'https://learn.microsoft.com/azure/role-based-access-control/best-practices',
    'https://learn.microsoft.com/azure/machine-learning/how-to-assign-roles',
  ],
  judge({ subject: workspace, view }) {
    const single = roleAssignmentsOn(workspace.id, view).filter(({ principalType }) =>
      /^(?:user|foreigngroup)$/.test(principalType),
    );
    if (single.length === 0) {
      return pass('Roles are given to groups and to identities of services only');
    }
    const said = `${countOf(single.length, 'role assignment')} to single people: ${someOf(rolesInWords(single))}`;
    return single.some(({ level }) => level === 'resource' || level === 'resource group')
      ? fail(said)
      : fail(said, 'low');
  },
  fix: ({ subject: workspace }) =>
    advise('Put the people into groups, give the groups the roles, then take the single roles away', [
      `az role assignment list --scope ${shellWord(workspace.id)} --include-inherited --query "[?principalType=='User']" --output table`,
    ]),
});
