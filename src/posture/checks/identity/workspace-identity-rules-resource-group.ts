import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { parseResourceId } from '../../resource-id.js';
import { extensionPath } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { identityKinds, principalsOf } from './workspace-identity.js';

/** Built-in roles, <https://learn.microsoft.com/azure/role-based-access-control/built-in-roles>. */
const broadRoles: Readonly<Record<string, string>> = {
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'Owner',
  'b24988ac-6180-42a0-ab88-20f7382dd24c': 'Contributor',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': 'User Access Administrator',
  'f58310d9-a9f6-439a-9e8d-f62e7b41a168': 'Role Based Access Control Administrator',
};

export const workspaceIdentityRulesResourceGroup = defineCheck({
  id: 'workspace-identity-rules-resource-group',
  summary: 'identity of the workspace that may change everything in the resource group',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Whoever can change code in the workspace’s storage gets it run by the workspace. What its identity may do, they may ' +
    'do: with Contributor on the group, to every resource that shares it.',
  passes:
    'No role assignment gives Owner, Contributor, User Access Administrator or Role Based Access Control Administrator ' +
    'to an identity of the workspace on its resource group or above. Contributor on the group has a lower severity, ' +
    'because the service gives it to the system-assigned identity itself. Roles by way of a group are not seen.',
  breaks:
    'What the workspace does by that role; the service asks not to revoke roles of the system-assigned identity, so use a user-assigned one.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/read', 'Microsoft.Authorization/roleAssignments/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-enterprise-security',
    'https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication',
  ],
  judge({ subject: workspace, view }) {
    const { system, user } = identityKinds(workspace);
    if (!system && !user) {
      return notApplicable('The workspace has no identity');
    }
    const broad = broadAssignments(workspace, view);
    if (broad.length === 0) {
      return pass('No broad role on the resource group or above');
    }
    const usual = broad.every(({ role, where }) => role === 'Contributor' && where === 'resource group');
    return fail(broad.map(({ role, where }) => `${role} on the ${where}`).join(', '), usual ? 'medium' : undefined);
  },
  fix: ({ subject: workspace, view }) => {
    const { user } = identityKinds(workspace);
    return user
      ? advise(
          'Give the identity the single roles that it needs on storage, vault and registry, then take the broad role away',
          broadAssignments(workspace, view).map(({ id }) => `az role assignment delete --ids ${shellWord(id)}`),
        )
      : advise(
          'Let a user-assigned identity with single roles act for the workspace, or keep the workspace in a resource group of its own',
        );
  },
});

interface BroadAssignment {
  readonly id: string;
  readonly role: string;
  readonly where: string;
}

function broadAssignments(workspace: Resource, view: SnapshotView): readonly BroadAssignment[] {
  const principals = principalsOf(workspace);
  return view.list(extensionPath(workspace.id, 'roleAssignments')).flatMap((assignment) => {
    const role = broadRoles[assignment.text('properties.roleDefinitionId')?.split('/').at(-1)?.toLowerCase() ?? ''];
    const where = placeOf(assignment.text('properties.scope') ?? '/');
    const principal = assignment.text('properties.principalId')?.toLowerCase() ?? '';
    return role === undefined || where === undefined || !principals.includes(principal)
      ? []
      : [{ id: assignment.id, role, where }];
  });
}

/** "resource group" and what lies above it; `undefined` for a single resource. */
function placeOf(scope: string): string | undefined {
  const id = parseResourceId(scope);
  if (id === undefined) {
    return 'management group';
  }
  return id.type !== '' ? undefined : id.resourceGroup === '' ? 'subscription' : 'resource group';
}
