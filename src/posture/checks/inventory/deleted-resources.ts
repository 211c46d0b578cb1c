import { idKey, parseResourceId } from '../../resource-id.js';
import { deletedLists } from '../../snapshot/places.js';
import { Unread } from '../../snapshot/reading.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

/**
 * What became of a resource that does not exist any more, as words to stand behind its kind; empty for kinds that
 * Azure does not keep.
 *
 * Sources: <https://learn.microsoft.com/rest/api/keyvault/keyvault/vaults/list-deleted>,
 * <https://learn.microsoft.com/rest/api/storagerp/deleted-accounts/list>.
 */
export function fateOf(id: string, view: SnapshotView): string {
  const { vaults, accounts } = deletedLists(id);
  try {
    switch (parseResourceId(id)?.type) {
      case 'microsoft.keyvault/vaults': {
        const deleted = view.list(vaults).find((vault) => isSame(vault.text('properties.vaultId'), id));
        const until = deleted?.text('properties.scheduledPurgeDate');
        return deleted === undefined ? ' (gone for good)' : ` (deleted; can be recovered${untilWords(until)})`;
      }
      case 'microsoft.storage/storageaccounts': {
        const deleted = view
          .list(accounts)
          .find((account) => isSame(account.text('properties.storageAccountResourceId'), id));
        return deleted === undefined ? ' (gone for good)' : ' (deleted; can perhaps be recovered in the portal)';
      }
      default:
        return '';
    }
  } catch (error) {
    if (error instanceof Unread) {
      return ' (whether it can be recovered could not be read)';
    }
    throw error;
  }
}

function isSame(named: string | undefined, id: string): boolean {
  return named !== undefined && idKey(named) === idKey(id);
}

function untilWords(time: string | undefined): string {
  return time === undefined ? '' : ` until ${time.slice(0, 10)}`;
}
