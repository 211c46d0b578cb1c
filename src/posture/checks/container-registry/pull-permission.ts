import { parseResourceId } from '../../resource-id.js';
import { extensionPath } from '../../snapshot/places.js';
import { Unread } from '../../snapshot/reading.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

/** Built-in roles that may pull, <https://learn.microsoft.com/azure/container-registry/container-registry-roles>. */
const registryRoles = [
  '7f951dda-4ed3-4680-a7ca-43fe172d538d', // AcrPull
  '8311e382-0749-4cb8-b61a-304f252e45ec', // AcrPush
  '577a9874-89fd-4f24-9dbd-b5034d0ad23a', // Container Registry Data Importer and Data Reader
  'b24988ac-6180-42a0-ab88-20f7382dd24c', // Contributor
  '8e3af657-a8ff-443c-a75c-2fe8c4bcb635', // Owner
  'acdd72a7-3385-48ef-bd42-f606fba81ae7', // Reader
];

/** Those of registries that give permissions by repository, where the others may not pull. */
const repositoryRoles = [
  'b93aa761-3e63-49ed-ac28-beffa264f7ac', // Container Registry Repository Reader
  '2a1e307c-b015-4ebd-883e-5b7698a07328', // Container Registry Repository Writer
  '2efddaa5-3f1f-4df3-97df-af3f13818f4c', // Container Registry Repository Contributor
];

const pullAction = 'Microsoft.ContainerRegistry/registries/pull/read';
const pullDataAction = 'Microsoft.ContainerRegistry/registries/repositories/content/read';

/**
 * Whether one of the principals may pull from a registry by a role of its own.
 *
 * @throws Unread also where a group might give the right: who is in it is not known.
 */
export function mayPull(principals: readonly string[], registry: Resource, view: SnapshotView): boolean {
  const assignments = view.list(extensionPath(registry.id, 'roleAssignments'));
  const own = assignments.filter((one) => principals.includes(one.text('properties.principalId')?.toLowerCase() ?? ''));
  if (own.some((one) => permitsPull(roleOf(one), registry, view))) {
    return true;
  }
  const groups = assignments.filter((one) => one.is('properties.principalType', 'Group'));
  if (groups.some((one) => permitsPull(roleOf(one), registry, view))) {
    throw new Unread({ code: 'not-read', message: 'A group may pull, and who is in it is not read' });
  }
  return false;
}

function permitsPull(role: string, registry: Resource, view: SnapshotView): boolean {
  if (!registryRoles.includes(role) && !repositoryRoles.includes(role)) {
    return customRolePermitsPull(role, registry, view);
  }
  return givesByRepository(registry) ? repositoryRoles.includes(role) : registryRoles.includes(role);
}

function customRolePermitsPull(role: string, registry: Resource, view: SnapshotView): boolean {
  const subscription = `/subscriptions/${parseResourceId(registry.id)?.subscription ?? ''}`;
  const definition = view
    .list(extensionPath(subscription, 'roleDefinitions'))
    .find((one) => one.name.toLowerCase() === role && one.is('properties.type', 'CustomRole'));
  return (definition?.list('properties.permissions') ?? []).some((permission) => {
    const [kind, action] = givesByRepository(registry) ? ['dataActions', pullDataAction] : ['actions', pullAction];
    const excluded = `not${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`;
    return matches(permission.texts(kind), action) && !matches(permission.texts(excluded), action);
  });
}

function givesByRepository(registry: Resource): boolean {
  return registry.is('properties.roleAssignmentMode', 'AbacRepositoryPermissions', { since: '2025-11-01' });
}

function roleOf(assignment: Resource): string {
  return assignment.text('properties.roleDefinitionId')?.split('/').at(-1)?.toLowerCase() ?? '';
}

function matches(patterns: readonly string[], action: string): boolean {
  return patterns.some((pattern) => fits(pattern.toLowerCase().split('*'), action.toLowerCase()));
}

/** Whether the parts of a pattern, with a star between each two, make up an action. Linear, whatever the role says. */
function fits([first = '', ...parts]: readonly string[], action: string): boolean {
  const last = parts.pop();
  if (last === undefined) {
    return first === action;
  }
  let at = action.startsWith(first) ? first.length : -1;
  for (const part of parts) {
    const found = at < 0 ? -1 : action.indexOf(part, at);
    at = found < 0 ? -1 : found + part.length;
  }
  return at >= 0 && action.length - last.length >= at && action.endsWith(last);
}
