import { advise } from '../../fixes/remedy.js';
import { countOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { privilegedRoles, roleAssignmentsOn, roleCommands } from './role-assignments.js';

export const tooManyPrivilegedPrincipals = defineCheck({
  id: 'too-many-privileged-principals',
  summary: 'more owners and contributors of the workspace than anybody watches',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Each of them can change the network, the roles or the code of the workspace, and one stolen sign-in is enough. ' +
    'Roles that come from the subscription or a management group count as much as those on the workspace.',
  passes:
    'No more principals than the setting allows (5 by default) hold Owner, Contributor, User Access Administrator or ' +
    'Role Based Access Control Administrator on the workspace or above it. A group counts as one.',
  breaks: 'Whoever loses the role and needs it; most people who train models need AzureML Data Scientist only.',
  repair: 'decide',
  needs: ['Microsoft.Authorization/roleAssignments/read'],
  peers: [
    'PSRule AZR-000204',
    'Azure Policy 4f11b553',
    'Prowler iam_role_user_access_admin_restricted',
    'steampipe iam_subscription_owner_max_3',
    'cloudsploit monitorSubscriptionOwners',
  ],
  otherwise:
    'The others count owners of the subscription; here everybody counts who has such a role where it reaches the workspace.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-assign-roles',
    'https://learn.microsoft.com/azure/role-based-access-control/best-practices',
  ],
  judge({ subject: workspace, view, settings }) {
    const privileged = roleAssignmentsOn(workspace.id, view).filter(({ role }) => privilegedRoles.includes(role));
    const count = new Set(privileged.map(({ principal }) => principal)).size;
    const said = `${countOf(count, 'principal')} with such a role, ${String(settings.maxPrivilegedPrincipals)} allowed`;
    return count > settings.maxPrivilegedPrincipals ? fail(said) : pass(said);
  },
  fix: ({ subject: workspace }) =>
    advise(
      'Replace Owner and Contributor by the roles of Azure ML, and give them to groups',
      roleCommands(workspace.id),
    ),
});
