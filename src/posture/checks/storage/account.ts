import { idKey } from '../../resource-id.js';
import { listsOfWorkspace, storageAccountOf } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

/** What reading a storage account takes. */
export const readAccount = 'Microsoft.Storage/storageAccounts/read';

/** Whether an account is the workspace's own, not only one behind a datastore. @throws Unread */
export function isOwnAccount(account: Resource, view: SnapshotView): boolean {
  return idKey(view.workspace.text('properties.storageAccount') ?? '') === idKey(account.id);
}

/** The datastores that lead to an account. @throws Unread */
export function datastoresOn(account: Resource, view: SnapshotView): readonly Resource[] {
  return view
    .list(`${view.snapshot.workspace}/${listsOfWorkspace.datastores}`)
    .filter((datastore) => idKey(storageAccountOf(datastore, view) ?? '') === idKey(account.id));
}

/** Whether an account has blobs at all; premium file shares have none. @throws Unread */
export function hasBlobs(account: Resource): boolean {
  return !account.is('kind', 'FileStorage');
}

export function blobService(account: Resource, view: SnapshotView): Resource {
  return view.resource(`${account.id}/blobServices/default`);
}

export function lifecyclePolicy(account: Resource, view: SnapshotView): Resource {
  return view.resource(`${account.id}/managementPolicies/default`);
}
