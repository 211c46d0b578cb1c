import { idKey } from '../resource-id.js';
import type { Reading, UnreadReason } from '../snapshot/reading.js';
import { Resource } from '../snapshot/resource.js';
import { readingKey } from '../snapshot/snapshot.js';
import { elementsOf } from '../snapshot/snapshot-view.js';
import type { GrantLevel } from './access.js';
import { attempt } from './attempt.js';
import { findBuiltInRole } from './built-in-roles.js';
import { covers, permissionsOf, type Permission } from './role-permissions.js';
import { levelOf } from './scopes.js';

/** What was asked about one principal. */
export interface PrincipalReadings {
  /** The object id, lower-case. */
  readonly principal: string;
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  readonly cloud: string;
  readonly subscriptions: readonly SubscriptionReading[];
  /** Definitions of roles that are not known here, by the key of their ids. */
  readonly definitions: Readonly<Record<string, Reading>>;
}

export interface SubscriptionReading {
  readonly id: string;
  readonly name: string;
  /** The role assignments of the principal in it and above it. */
  readonly reading: Reading;
}

/** All roles of one principal, as far as the account sees. */
export interface PrincipalRoles {
  readonly principal: string;
  readonly takenAt: string;
  readonly cloud: string;
  readonly subscriptions: number;
  /** The broadest first. */
  readonly roles: readonly PrincipalRole[];
  /** Subscriptions whose assignments could not be read: there may be more roles. */
  readonly unread: readonly { readonly id: string; readonly name: string; readonly reason: UnreadReason }[];
}

export interface PrincipalRole {
  readonly role: string;
  readonly scope: string;
  readonly level: GrantLevel;
  /** The name of the subscription; empty for what is given above it. */
  readonly subscription: string;
  /** The group through which the principal has it; `undefined` where it is its own. */
  readonly through: string | undefined;
  readonly conditional: boolean;
  /** Whether it may change everything in its scope, or give roles there; `unknown`: its definition was not read. */
  readonly privileged: boolean | 'unknown';
}

const levels: readonly GrantLevel[] = ['management group', 'subscription', 'resource group', 'resource'];

/** Puts together what was read of a principal; what several subscriptions inherit is one role. Pure. */
export function rolesOfPrincipal(readings: PrincipalReadings): PrincipalRoles {
  const roles = new Map<string, PrincipalRole>();
  const unread: { readonly id: string; readonly name: string; readonly reason: UnreadReason }[] = [];
  for (const { id, name, reading } of readings.subscriptions) {
    const read = attempt(() => elementsOf(reading, `/subscriptions/${id}`));
    if (read.is === 'unread') {
      unread.push({ id, name, reason: read.reason });
    }
    for (const assignment of read.is === 'known' ? read.value : []) {
      const role = attempt(() => roleOf(assignment, name, readings));
      if (role.is === 'known') {
        roles.set(idKey(assignment.id), role.value);
      }
    }
  }
  return {
    principal: readings.principal,
    takenAt: readings.takenAt,
    cloud: readings.cloud,
    subscriptions: readings.subscriptions.length,
    roles: [...roles.values()].sort(byBreadth),
    unread,
  };
}

/** The command of the Azure CLI that tells the same, for one subscription. */
export function principalCommand(principal: string): string {
  return `az role assignment list --assignee ${principal} --all --include-inherited --output table`;
}

function roleOf(assignment: Resource, subscription: string, readings: PrincipalReadings): PrincipalRole {
  const scope = assignment.text('properties.scope') ?? '';
  const level = levelOf(scope);
  const definition = assignment.text('properties.roleDefinitionId') ?? '';
  const principal = assignment.text('properties.principalId')?.toLowerCase() ?? '';
  const { name, permissions } = definitionOf(definition, readings);
  return {
    role: name,
    scope,
    level,
    subscription: level === 'management group' ? '' : subscription,
    through: principal === readings.principal ? undefined : principal,
    conditional: (assignment.text('properties.condition') ?? '') !== '',
    privileged: permissions === undefined ? 'unknown' : isPrivileged(permissions),
  };
}

function definitionOf(
  id: string,
  { definitions }: PrincipalReadings,
): { readonly name: string; readonly permissions: readonly Permission[] | undefined } {
  const builtIn = findBuiltInRole(id);
  const reading = definitions[readingKey(id)];
  const name = id.split('/').at(-1) ?? id;
  if (builtIn !== undefined || reading === undefined) {
    return builtIn ?? { name, permissions: undefined };
  }
  const definition = new Resource(id, reading);
  const read = attempt(() => ({
    name: definition.text('properties.roleName') ?? name,
    permissions: permissionsOf(definition),
  }));
  return read.is === 'known' ? read.value : { name, permissions: undefined };
}

/** Whatever its name: it writes resources of any kind, or role assignments. */
function isPrivileged(permissions: readonly Permission[]): boolean {
  return (
    covers(permissions, 'Microsoft.Authorization/roleAssignments/write') ||
    covers(permissions, 'Microsoft.AnyProvider/anyType/write')
  );
}

function byBreadth(a: PrincipalRole, b: PrincipalRole): number {
  return (
    levels.indexOf(a.level) - levels.indexOf(b.level) ||
    Number(b.privileged === true) - Number(a.privileged === true) ||
    (a.scope < b.scope ? -1 : a.scope > b.scope ? 1 : 0)
  );
}
