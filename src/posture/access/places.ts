import { parseResourceId, resourceGroupId } from '../resource-id.js';
import { storageAccountIds } from '../snapshot/places.js';
import type { UnreadReason } from '../snapshot/reading.js';
import type { Resource } from '../snapshot/resource.js';
import type { SnapshotView } from '../snapshot/snapshot-view.js';
import type { PlaceKind, PlaceMode } from './abilities.js';
import { attempt, known } from './attempt.js';

/** A place at which access is described. */
export interface Place {
  readonly kind: PlaceKind;
  readonly id: string;
}

/** The workspace, its resource group and the resources that it names; with why there may be more than these. */
export function findPlaces(view: SnapshotView): {
  readonly places: readonly Place[];
  readonly gaps: readonly UnreadReason[];
} {
  const { workspace } = view;
  const id = parseResourceId(workspace.id);
  const gaps: UnreadReason[] = [];
  const named = (kind: PlaceKind, path: string): readonly Place[] => {
    const found = attempt(() => workspace.text(path));
    const given = known(found, undefined);
    return given === undefined || parseResourceId(given) === undefined ? [] : [{ kind, id: given }];
  };
  const accounts = attempt(() => storageAccountIds(view));
  if (accounts.is === 'unread') {
    gaps.push(accounts.reason);
  }
  const datastores = view.reading(`${workspace.id}/datastores`);
  if (datastores.is === 'unreadable') {
    gaps.push(datastores.reason);
  }
  return {
    places: [
      { kind: 'workspace', id: workspace.id },
      ...(id === undefined ? [] : [{ kind: 'resource-group', id: resourceGroupId(id) } as const]),
      ...known(accounts, []).map((account) => ({ kind: 'storage-account', id: account }) as const),
      ...named('key-vault', 'properties.keyVault'),
      ...named('container-registry', 'properties.containerRegistry'),
      ...named('application-insights', 'properties.applicationInsights'),
    ],
    gaps,
  };
}

/** The modes in which a place may be: one where it was read, all of its kind where it was not. */
export function modesOf(kind: PlaceKind, resource: Resource): readonly PlaceMode[] {
  switch (kind) {
    case 'key-vault': {
      const roles = attempt(() => resource.flag('properties.enableRbacAuthorization') === true);
      return roles.is === 'known' ? [roles.value ? 'roles' : 'policies'] : ['roles', 'policies'];
    }
    case 'container-registry': {
      const repositories = attempt(() =>
        resource.is('properties.roleAssignmentMode', 'AbacRepositoryPermissions', { since: '2025-11-01' }),
      );
      return repositories.is === 'known' ? [repositories.value ? 'repositories' : 'roles'] : ['roles', 'repositories'];
    }
    case 'workspace':
    case 'resource-group':
    case 'storage-account':
    case 'application-insights':
      return ['roles'];
  }
}
