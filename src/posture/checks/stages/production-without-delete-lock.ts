import type { Remedy } from '../../fixes/remedy.js';
import { parseResourceId, resourceGroupId } from '../../resource-id.js';
import { extensionPath } from '../../snapshot/places.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { isProduction } from '../../snapshot/workspace-traits.js';
import { someOf } from '../evidence-words.js';
import { chainOf, gather } from '../inventory/associated-resources.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const productionWithoutDeleteLock = defineCheck({
  id: 'production-without-delete-lock',
  summary: 'production that can be deleted by one wrong command',
  group: 'identity',
  serves: 'identity-stage-workspaces',
  severity: 'low',
  since: '0.1.0',
  on: 'workspace',
  why:
    'A workspace without its storage account, vault or registry is lost. A lock asks whoever deletes to take it away ' +
    'first, so that a script or a mistake does not get through.',
  passes:
    'In a production workspace, the workspace, its storage account, key vault and container registry have a lock with ' +
    'the level CanNotDelete, on themselves or on their resource group. A lock with the level ReadOnly fails, because ' +
    'it stops Azure ML from working.',
  breaks: 'Deleting anything below the locked resource, including computes and endpoints of the workspace.',
  repair: 'in-place',
  needs: ['Microsoft.Authorization/locks/read', 'Microsoft.MachineLearningServices/workspaces/read'],
  peers: ['Cloud Custodian resource-lock', 'terrascan AC_AZURE_0185', 'terrascan AC_AZURE_0389'],
  otherwise:
    'Others take any lock; a ReadOnly lock keeps Azure ML from listing keys and starting computes, so it fails here.',
  references: ['https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources'],
  judge({ subject: workspace, view, settings }) {
    const production = isProduction(workspace, settings);
    if (production !== true) {
      return notApplicable(
        production === false
          ? 'The workspace does not serve production'
          : 'Nothing says whether the workspace serves production: tag it or set it in the settings',
      );
    }
    const { found, unread } = gather(chainOf(workspace), ({ title, id }) => [{ title, levels: lockLevels(id, view) }]);
    const frozen = found.filter(({ levels }) => levels.includes('readonly'));
    if (frozen.length > 0) {
      return fail(`ReadOnly, which stops Azure ML: ${someOf(frozen.map(({ title }) => title))}`);
    }
    const open = found.filter(({ levels }) => !levels.includes('cannotdelete'));
    if (open.length > 0) {
      return fail(`No CanNotDelete lock: ${someOf(open.map(({ title }) => title))}`);
    }
    if (unread !== undefined) {
      throw unread;
    }
    return pass(`CanNotDelete: ${someOf(found.map(({ title }) => title))}`);
  },
  fix: ({ subject: workspace, view }): Remedy => ({
    text: 'Lock what is not locked against deletion, and take locks with the level ReadOnly away',
    changes: chainOf(workspace)
      .filter(({ id }) => !lockLevels(id, view).includes('cannotdelete'))
      .map(({ id }) => ({
        is: 'create',
        type: 'Microsoft.Authorization/locks',
        name: 'do-not-delete',
        on: id,
        body: { properties: { level: 'CanNotDelete' } },
      })),
  }),
});

// Locks on a resource, then, where it has none against deletion, those that stand on its resource group itself.
function lockLevels(id: string, view: SnapshotView): readonly string[] {
  const levels = (path: string, onGroup: boolean): readonly string[] =>
    view
      .list(path)
      .filter(
        (lock) => !onGroup || parseResourceId(lock.id.replace(/\/providers\/[^/]+\/locks\/[^/]+$/i, ''))?.type === '',
      )
      .map((lock) => lock.text('properties.level')?.toLowerCase() ?? '');
  const own = levels(extensionPath(id, 'locks'), false);
  const parsed = parseResourceId(id);
  return own.includes('cannotdelete') || own.includes('readonly') || parsed === undefined
    ? own
    : [...own, ...levels(extensionPath(resourceGroupId(parsed), 'locks'), true)];
}
