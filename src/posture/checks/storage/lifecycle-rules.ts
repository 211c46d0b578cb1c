import type { Node, Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { blobService, lifecyclePolicy } from './account.js';

/** An enabled lifecycle rule that deletes blobs after some time. */
export interface DeletionRule {
  readonly name: string;
  /** `container` or `container/folder`; empty: everything. */
  readonly prefixes: readonly string[];
  /** Lower-case: `blockblob`, `appendblob`. */
  readonly blobTypes: readonly string[];
  /** Whether only blobs with certain index tags are deleted. */
  readonly byTag: boolean;
}

/** The enabled rules of an account's lifecycle policy; empty where it has no policy. @throws Unread */
export function lifecycleRules(account: Resource, view: SnapshotView): readonly Node[] {
  const policy = lifecyclePolicy(account, view);
  return policy.exists ? policy.list('properties.policy.rules').filter((rule) => rule.flag('enabled') !== false) : [];
}

/**
 * The enabled rules that delete current versions of blobs. A rule by last access counts only while the account keeps
 * track of it.
 *
 * @throws Unread
 */
export function deletionRules(account: Resource, view: SnapshotView): readonly DeletionRule[] {
  return lifecycleRules(account, view)
    .filter((rule) => deletes(rule.node('definition.actions.baseBlob.delete'), account, view))
    .map((rule) => ({
      name: rule.text('name') ?? '',
      prefixes: rule.texts('definition.filters.prefixMatch'),
      blobTypes: rule.texts('definition.filters.blobTypes').map((type) => type.toLowerCase()),
      byTag: rule.list('definition.filters.blobIndexMatch').length > 0,
    }));
}

function deletes(action: Node | undefined, account: Resource, view: SnapshotView): boolean {
  if (action === undefined) {
    return false;
  }
  if (action.has('daysAfterModificationGreaterThan') || action.has('daysAfterCreationGreaterThan')) {
    return true;
  }
  return (
    action.has('daysAfterLastAccessTimeGreaterThan') &&
    blobService(account, view).flag('properties.lastAccessTimeTrackingPolicy.enable') === true
  );
}
