import type { FleetSnapshot } from '../../posture/fleet/fleet-snapshot.js';
import { idKey } from '../../posture/resource-id.js';
import type { Snapshot } from '../../posture/snapshot/snapshot.js';
import type { ArmClient } from '../arm-client.js';
import { readWorkspace, type ReadOptions } from '../read-workspace.js';

/**
 * Reads some workspaces of a fleet from Resource Manager, one after the other because each is some fifty requests, and
 * puts what was read in place of what Resource Graph had said.
 *
 * @param workspaces ids; one that is not in the fleet is an error of ours
 * @throws DOMException named AbortError when `signal` is aborted.
 */
export async function readDeeply(
  client: ArmClient,
  fleet: FleetSnapshot,
  workspaces: readonly string[],
  options: ReadOptions,
  signal: AbortSignal,
): Promise<FleetSnapshot> {
  const read = new Map<string, Snapshot>();
  for (const id of workspaces) {
    const known = fleet.workspaces.find(({ workspace }) => idKey(workspace) === idKey(id));
    if (known === undefined) {
      throw new Error('A workspace that is not in the fleet');
    }
    const { snapshot } = await readWorkspace(client, known.workspace, options, signal);
    read.set(idKey(id), snapshot);
  }
  return {
    ...fleet,
    workspaces: fleet.workspaces.map((snapshot) => read.get(idKey(snapshot.workspace)) ?? snapshot),
  };
}
