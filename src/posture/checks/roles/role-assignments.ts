import { shellWord } from '../../fixes/render.js';
import { parseResourceId } from '../../resource-id.js';
import { extensionPath } from '../../snapshot/places.js';
import { Gone, type Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

/** Built-in roles that checks know, by the name of their definition. */
const roleNames: Readonly<Record<string, string>> = {
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635': 'Owner',
  'b24988ac-6180-42a0-ab88-20f7382dd24c': 'Contributor',
  '18d7d88d-d35e-4fb5-a5c3-7773c20a72d9': 'User Access Administrator',
  'f58310d9-a9f6-439a-9e8d-f62e7b41a168': 'Role Based Access Control Administrator',
  'acdd72a7-3385-48ef-bd42-f606fba81ae7': 'Reader',
  'f6c7c914-8db3-469d-8ca1-694a8f32e121': 'AzureML Data Scientist',
  'e503ece1-11d0-4e8e-8e2c-7a6c3bf38815': 'AzureML Compute Operator',
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'Storage Blob Data Owner',
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe': 'Storage Blob Data Contributor',
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1': 'Storage Blob Data Reader',
  '17d1049b-9a84-46fb-8f53-869881c3d3ab': 'Storage Account Contributor',
  '81a9662b-bebf-436f-a333-f67b29880f12': 'Storage Account Key Operator Service Role',
};

/** Roles that may change everything or give roles to others. */
export const privilegedRoles: readonly string[] = [
  'Owner',
  'Contributor',
  'User Access Administrator',
  'Role Based Access Control Administrator',
];

/** Roles that may give roles to others. */
export const grantingRoles: readonly string[] = privilegedRoles.filter((role) => role !== 'Contributor');

/** One role of one principal, as it reaches a resource. */
export interface RoleAssignment {
  /** The object id, lower-case. */
  readonly principal: string;
  /** `user`, `group`, `serviceprincipal`, `foreigngroup`, `device`; empty where the answer does not say. */
  readonly principalType: string;
  /** The role's name where it is a built-in one that checks know, else the name of its definition. */
  readonly role: string;
  /** Where it was given, lower-case. */
  readonly scope: string;
  /** What kind of place that is. */
  readonly level: 'management group' | 'subscription' | 'resource group' | 'resource';
}

/** The role assignments that reach a resource: its own and those above it. @throws Unread, Gone */
export function roleAssignmentsOn(id: string, view: SnapshotView): readonly RoleAssignment[] {
  const path = extensionPath(id, 'roleAssignments');
  if (view.reading(path).is === 'absent') {
    throw new Gone(id);
  }
  return view.list(path).map((assignment) => {
    const scope = assignment.text('properties.scope')?.toLowerCase() ?? '';
    return {
      principal: assignment.text('properties.principalId')?.toLowerCase() ?? '',
      principalType: assignment.text('properties.principalType')?.toLowerCase() ?? '',
      role: roleOf(assignment),
      scope,
      level: levelOf(scope),
    };
  });
}

/** The role that an assignment or an eligibility gives: its name where checks know it. @throws Unread */
export function roleOf(assignment: Resource): string {
  const definition = assignment.text('properties.roleDefinitionId')?.split('/').at(-1)?.toLowerCase() ?? '';
  return roleNames[definition] ?? definition;
}

function levelOf(scope: string): RoleAssignment['level'] {
  const id = parseResourceId(scope);
  if (id === undefined) {
    return 'management group';
  }
  return id.type !== '' ? 'resource' : id.resourceGroup === '' ? 'subscription' : 'resource group';
}

/** "Owner on the subscription, Contributor on the resource": roles for a sentence, without who has them. */
export function rolesInWords(assignments: readonly RoleAssignment[]): readonly string[] {
  return [...new Set(assignments.map(({ role, level }) => `${role} on the ${level}`))];
}

/** The commands that list role assignments on a resource, and take one away. */
export const roleCommands = (scope: string): readonly string[] => [
  `az role assignment list --scope ${shellWord(scope)} --include-inherited --output table`,
  `az role assignment delete --assignee <object id> --role '<role>' --scope '<scope of the assignment>'`,
];
