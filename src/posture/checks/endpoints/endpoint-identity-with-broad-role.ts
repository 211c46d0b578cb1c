import { advise } from '../../fixes/remedy.js';
import type { Resource } from '../../snapshot/resource.js';
import { someOf } from '../evidence-words.js';
import { chainOf, gather } from '../inventory/associated-resources.js';
import { privilegedRoles, roleAssignmentsOn, roleCommands, rolesInWords } from '../roles/role-assignments.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

const broad = [...privilegedRoles, 'Storage Blob Data Owner', 'Storage Account Contributor'];

export const endpointIdentityWithBroadRole = defineCheck({
  id: 'endpoint-identity-with-broad-role',
  summary: 'online endpoint whose identity may change more than scoring needs',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'medium',
  since: '0.1.0',
  on: 'online-endpoint',
  why:
    'Scoring code acts as the identity of the endpoint. Who finds a hole in that code, or slips something into the ' +
    'model, gets every right that the identity has.',
  passes:
    'No identity of the endpoint holds Owner, Contributor, a role that gives roles, Storage Account Contributor or ' +
    'Storage Blob Data Owner on the workspace, its storage account, key vault or container registry, or above them. ' +
    'Endpoints without an identity are left out.',
  breaks:
    'Scoring code that uses the right; give it the narrow role for what it does, such as Storage Blob Data Reader.',
  repair: 'decide',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/read',
    'Microsoft.Authorization/roleAssignments/read',
  ],
  peers: ['SonarQube IaC ManagedIdentityCheck'],
  otherwise: 'SonarQube asks only whether there is an identity; here it is asked what the identity may do.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication',
    'https://learn.microsoft.com/azure/machine-learning/how-to-access-resources-from-endpoints-managed-identities',
  ],
  judge({ subject: endpoint, view }) {
    const principals = principalsOf(endpoint);
    if (principals.length === 0) {
      return notApplicable('The endpoint has no identity');
    }
    const { found, unread } = gather(chainOf(view.workspace), ({ id }) => roleAssignmentsOn(id, view));
    const own = found.filter(({ principal, role }) => principals.includes(principal) && broad.includes(role));
    if (own.length > 0) {
      return fail(`The identity holds ${someOf(rolesInWords(own))}`);
    }
    if (unread !== undefined) {
      throw unread;
    }
    return pass('The identity holds no broad role on the workspace and what belongs to it');
  },
  fix: ({ view }) =>
    advise(
      'Give the identity the narrow roles that scoring uses, on the container or the vault alone, and take the broad one away',
      roleCommands(view.snapshot.workspace),
    ),
});

function principalsOf(endpoint: Resource): readonly string[] {
  const own = endpoint.text('identity.principalId');
  const assigned = endpoint
    .nodes('identity.userAssignedIdentities')
    .map(([, identity]) => identity.text('principalId'));
  return [own, ...assigned].filter((id) => id !== undefined).map((id) => id.toLowerCase());
}
