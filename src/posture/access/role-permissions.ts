import type { Node } from '../snapshot/resource.js';

/** One block of permissions of a role definition: what it names, without what it takes back. */
export interface Permission {
  /** Operations of the control plane, with `*` for any text. */
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  /** Operations on data. */
  readonly dataActions: readonly string[];
  readonly notDataActions: readonly string[];
}

/** The two planes of operations: a star among `actions` says nothing about data. */
export type Plane = 'actions' | 'dataActions';

/**
 * Whether a role allows an operation. What one block takes back (`notActions`) another block, or another role, may
 * still give: it is no denial.
 *
 * Source: <https://learn.microsoft.com/azure/role-based-access-control/role-definitions#notactions>.
 */
export function covers(permissions: readonly Permission[], operation: string, plane: Plane = 'actions'): boolean {
  return permissions.some((permission) => {
    const given = permission[plane];
    const taken = plane === 'actions' ? permission.notActions : permission.notDataActions;
    return (
      given.some((pattern) => matches(pattern, operation)) && !taken.some((pattern) => matches(pattern, operation))
    );
  });
}

/** The permissions of a role definition, as `Microsoft.Authorization/roleDefinitions` answers them. @throws Unread */
export function permissionsOf(definition: Node): readonly Permission[] {
  return definition.list('properties.permissions').map((permission) => ({
    actions: permission.texts('actions'),
    notActions: permission.texts('notActions'),
    dataActions: permission.texts('dataActions'),
    notDataActions: permission.texts('notDataActions'),
  }));
}

function matches(pattern: string, operation: string): boolean {
  const parts = pattern.toLowerCase().split('*');
  const text = operation.toLowerCase();
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) {
    return text === first;
  }
  if (!text.startsWith(first)) {
    return false;
  }
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) {
      return false;
    }
    at = found + part.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}
