import { listsOfWorkspace } from '../snapshot/places.js';
import { readingWith } from '../snapshot/reading-with.js';
import type { Resource } from '../snapshot/resource.js';
import type { SnapshotView } from '../snapshot/snapshot-view.js';
import type { Ability, PlaceKind } from './abilities.js';
import type { Opening } from './access.js';
import { attempt } from './attempt.js';

/** What a way in needs to be judged by. */
interface Way {
  readonly is: Opening['is'];
  readonly property: string;
  readonly opens: readonly Ability[];
  /** @throws Unread */
  readonly judge: () => readonly [open: boolean, because: string];
}

/** The ways into a place that ask for no principal, open and shut ones. */
export function openingsOf(kind: PlaceKind, resource: Resource, view: SnapshotView): readonly Opening[] {
  switch (kind) {
    case 'storage-account':
      return storageWays(resource, view).map((way) => openingOf(way, resource, view));
    case 'container-registry':
      return registryWays(resource).map((way) => openingOf(way, resource, view));
    case 'workspace':
      return endpointKeys(view);
    case 'key-vault':
    case 'resource-group':
    case 'application-insights':
      return [];
  }
}

// Sources: the defaults stated in <https://learn.microsoft.com/azure/storage/common/shared-key-authorization-prevent>,
// <https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-prevent> and
// <https://learn.microsoft.com/azure/storage/blobs/secure-file-transfer-protocol-support-authorize-access>.
function storageWays(account: Resource, view: SnapshotView): readonly Way[] {
  return [
    {
      is: 'account-keys',
      property: 'properties.allowSharedKeyAccess',
      opens: ['read-data', 'write-data'],
      judge: () => {
        const allowed = account.flag('properties.allowSharedKeyAccess');
        return [
          allowed !== false,
          `allowSharedKeyAccess is ${allowed === undefined ? 'not set, which means allowed' : String(allowed)}`,
        ];
      },
    },
    {
      is: 'anonymous',
      property: 'properties.allowBlobPublicAccess',
      opens: ['read-data'],
      judge: () => isBlobPublic(account, view),
    },
    {
      is: 'local-users',
      property: 'properties.isSftpEnabled',
      opens: ['read-data', 'write-data'],
      judge: () => {
        const open =
          account.flag('properties.isSftpEnabled') === true && account.flag('properties.isLocalUserEnabled') !== false;
        return [open, open ? 'isSftpEnabled is true' : 'SFTP with local users is off'];
      },
    },
  ];
}

// Source: <https://learn.microsoft.com/azure/container-registry/container-registry-authentication>.
function registryWays(registry: Resource): readonly Way[] {
  const way = (
    is: Opening['is'],
    property: 'properties.adminUserEnabled' | 'properties.anonymousPullEnabled',
    opens: readonly Ability[],
  ): Way => ({
    is,
    property,
    opens,
    judge: () => {
      const on = registry.flag(property) === true;
      return [on, `${property.split('.').at(-1) ?? ''} is ${on ? 'true' : 'not true'}`];
    },
  });
  return [
    way('admin-user', 'properties.adminUserEnabled', ['pull-images', 'push-images']),
    way('anonymous', 'properties.anonymousPullEnabled', ['pull-images']),
  ];
}

/** Keys of online endpoints, one entry for each endpoint; none where the endpoints were not read. */
function endpointKeys(view: SnapshotView): readonly Opening[] {
  const endpoints = attempt(() => view.list(`${view.snapshot.workspace}/${listsOfWorkspace.onlineEndpoints}`));
  return endpoints.is === 'known'
    ? endpoints.value.map((endpoint) =>
        openingOf(
          {
            is: 'endpoint-keys',
            property: 'properties.authMode',
            opens: ['score'],
            judge: () => {
              const mode = endpoint.text('properties.authMode');
              return [mode?.toLowerCase() === 'key', `authMode is ${mode ?? 'not set'}`];
            },
          },
          endpoint,
          view,
        ),
      )
    : [];
}

function openingOf({ is, property, opens, judge }: Way, of: Resource, view: SnapshotView): Opening {
  const judged = attempt(judge);
  const base = { is, of: of.name, opens, reading: readingWith(of.id, view), property };
  switch (judged.is) {
    case 'known': {
      const [open, because] = judged.value;
      return { ...base, open, because };
    }
    case 'unread':
      return { ...base, open: 'unknown', because: judged.reason.message };
    case 'gone':
      return { ...base, open: false, because: 'It does not exist any more' };
  }
}

/**
 * Whether anybody may read blobs of an account without signing in: the account permits it, and a container is open.
 *
 * Source: <https://learn.microsoft.com/azure/storage/blobs/anonymous-read-access-configure>.
 *
 * @throws Unread
 */
function isBlobPublic(account: Resource, view: SnapshotView): readonly [open: boolean, because: string] {
  if (account.flag('properties.allowBlobPublicAccess') === false) {
    return [false, 'allowBlobPublicAccess is false'];
  }
  const open = view
    .list(`${account.id}/blobServices/default/containers`)
    .find((container) => /^(?:blob|container)$/i.test(container.text('properties.publicAccess') ?? ''));
  return open === undefined
    ? [false, 'No container allows anonymous reads']
    : [true, `publicAccess is set on the container ${open.name}`];
}
