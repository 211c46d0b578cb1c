import { advise } from '../../fixes/remedy.js';
import { extensionPath } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import { countOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { grantingRoles, roleAssignmentsOn, roleOf } from './role-assignments.js';

/** Two emergency accounts are what Microsoft recommends to keep. */
const standingAllowed = 2;

export const standingPrivilegedRole = defineCheck({
  id: 'standing-privileged-role',
  summary: 'people who are owners all the time instead of when they need it',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'A role that is there day and night can be misused day and night. With Privileged Identity Management people ' +
    'switch it on for an hour, with a reason, and everybody sees it.',
  passes:
    'At most two users or groups (for emergencies) hold Owner, User Access Administrator or Role Based Access Control ' +
    'Administrator all the time on the workspace or above it. Those who are only eligible, and those who hold a role ' +
    'for which they are eligible, are not counted.',
  breaks: 'People have to switch the role on before they use it; it takes a licence of Entra ID P2.',
  repair: 'decide',
  needs: [
    'Microsoft.Authorization/roleAssignments/read',
    'Microsoft.Authorization/roleEligibilityScheduleInstances/read',
  ],
  peers: ['PSRule AZR-000208'],
  references: [
    'https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-configure',
    'https://learn.microsoft.com/entra/identity/role-based-access-control/security-emergency-access',
  ],
  judge({ subject: workspace, view }) {
    const standing = roleAssignmentsOn(workspace.id, view).filter(
      ({ role, principalType }) => grantingRoles.includes(role) && /^(?:user|group|foreigngroup)$/.test(principalType),
    );
    const people = (of: typeof standing): number => new Set(of.map(({ principal }) => principal)).size;
    let count = people(standing);
    if (count > standingAllowed) {
      // Who has switched an eligible role on holds it as an assignment too.
      const eligible = new Set(view.list(extensionPath(workspace.id, 'roleEligibility')).map(keyOf));
      count = people(standing.filter(({ principal, role }) => !eligible.has(`${principal} ${role}`)));
    }
    const said = `${countOf(count, 'user or group', 'users or groups')} with a standing role that gives roles`;
    return count > standingAllowed ? fail(said) : pass(said);
  },
  fix: () =>
    advise(
      'In Privileged Identity Management, make the roles eligible, and keep standing ones for two emergency accounts',
    ),
});

function keyOf(eligibility: Resource): string {
  return `${eligibility.text('properties.principalId')?.toLowerCase() ?? ''} ${roleOf(eligibility)}`;
}
