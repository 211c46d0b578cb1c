import { advise } from '../../fixes/remedy.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { privilegedRoles, roleAssignmentsOn, rolesInWords, type RoleAssignment } from './role-assignments.js';

export const servicePrincipalBeyondGroup = defineCheck({
  id: 'service-principal-beyond-group',
  summary: 'service principal that rules the whole subscription and the workspace with it',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Whoever gets the secret of a pipeline gets every role of its service principal. One that is contributor of the ' +
    'subscription opens the workspace, although nobody thought of the workspace when it was given.',
  passes:
    'No service principal or managed identity holds Owner, Contributor or a role that gives roles on the subscription ' +
    'or a management group above the workspace. What it holds in other subscriptions is not looked at.',
  breaks: 'Pipelines that deploy elsewhere; give them the role on the resource groups that they deploy to.',
  repair: 'decide',
  needs: ['Microsoft.Authorization/roleAssignments/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/role-based-access-control/role-assignments-list-cli',
    'https://learn.microsoft.com/azure/machine-learning/how-to-assign-roles',
  ],
  judge({ subject: workspace, view }) {
    const wide = wideAssignments(workspace.id, view);
    return wide.length === 0
      ? pass('No service principal holds such a role above the resource group')
      : fail(
          `${someOf([...new Set(wide.map(({ principal }) => principal))])}: ${someOf(rolesInWords(wide))}`,
          wide.some(({ role }) => role !== 'Contributor') ? 'high' : undefined,
        );
  },
  fix: ({ subject: workspace, view }) => {
    const [first] = wideAssignments(workspace.id, view);
    return advise('Look at everything that it may do, then give it the role on the resource group alone', [
      `az role assignment list --assignee ${first?.principal ?? '<object id>'} --all --include-inherited --output table`,
    ]);
  },
});

function wideAssignments(id: string, view: SnapshotView): readonly RoleAssignment[] {
  return roleAssignmentsOn(id, view).filter(
    ({ role, level, principalType }) =>
      principalType === 'serviceprincipal' &&
      privilegedRoles.includes(role) &&
      (level === 'subscription' || level === 'management group'),
  );
}
