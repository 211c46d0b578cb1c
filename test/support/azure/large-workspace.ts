import type { Snapshot } from '../../../src/posture/snapshot/snapshot.js';
import { computeCluster, computeInstance } from './made-computes.js';
import { madeSnapshot, type Changes } from './made-snapshot.js';
import { ids, roleAssignment, roles } from './made-workspace.js';

/** How much of each there is in a workspace that many people work in. */
export const largeCounts = { assignments: 200, computes: 50, datastores: 100, accounts: 25 } as const;

/** A workspace with many principals, computes, datastores and storage accounts, all of them read. */
export function largeWorkspace(): Snapshot {
  const accounts = Array.from({ length: largeCounts.accounts }, (_, index) =>
    ids.storage.replace('stchurnprod', `stchurn${String(index)}`),
  );
  const given = Object.values(roles);
  const assignments = (scope: string): readonly object[] =>
    Array.from({ length: largeCounts.assignments }, (_, index) =>
      roleAssignment(
        [scope, ids.group, ids.subscription][index % 3] ?? scope,
        `cccccccc-0000-0000-0000-${String(index).padStart(12, '0')}`,
        given[index % given.length] ?? roles.reader,
        index % 2 === 0 ? 'User' : 'Group',
      ),
    );
  const account = madeSnapshot().readings[ids.storage.toLowerCase()];
  const body = account?.is === 'read' ? (account.body as Record<string, unknown>) : {};
  const changes: Changes = {
    ...Object.fromEntries(accounts.map((id) => [id, { ...body, id }])),
    ...Object.fromEntries(
      [ids.workspace, ids.storage, ids.vault, ids.registry, ids.insights, ...accounts].map((id) => [
        `${id}/providers/Microsoft.Authorization/roleAssignments`,
        assignments(id),
      ]),
    ),
    'workspace/computes': Array.from({ length: largeCounts.computes }, (_, index) => {
      const name = `compute-${String(index)}`;
      const named = { id: `${ids.workspace}/computes/${name}`, name };
      return index % 2 === 0
        ? computeInstance({ applicationSharingPolicy: 'Shared' }, named)
        : computeCluster(
            {},
            { ...named, identity: { type: 'SystemAssigned', principalId: `identity-${String(index)}` } },
          );
    }),
    'workspace/datastores': Array.from({ length: largeCounts.datastores }, (_, index) => {
      const name = `data${String(index)}`;
      return {
        id: `${ids.workspace}/datastores/${name}`,
        name,
        properties: {
          datastoreType: 'AzureBlob',
          accountName: `stchurn${String(index % largeCounts.accounts)}`,
          credentials: { credentialsType: index % 2 === 0 ? 'AccountKey' : 'None' },
        },
      };
    }),
  };
  return madeSnapshot(changes);
}
