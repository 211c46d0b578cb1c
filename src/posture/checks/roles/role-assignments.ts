import type { GrantLevel } from '../../access/access.js';
import { findBuiltInRole } from '../../access/built-in-roles.js';
import { levelOf } from '../../access/scopes.js';
import { shellWord } from '../../fixes/render.js';
import { extensionPath } from '../../snapshot/places.js';
import { Gone, type Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

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
  readonly level: GrantLevel;
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
  return findBuiltInRole(definition)?.name ?? definition;
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
