import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import { Unread } from '../../snapshot/reading.js';
import type { Node, Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

/**
 * The settings of a compute, `properties.properties`. The list of computes may leave them out, and then nothing is
 * known: absence of one of them must not be taken for its default.
 *
 * @throws Unread
 */
export function settingsOf(compute: Resource): Node {
  const settings = compute.node('properties.properties');
  if (settings === undefined) {
    throw new Unread({ code: 'not-read', message: 'The settings of the compute are not in the answer' });
  }
  return settings;
}

export function isInstance(compute: Resource): boolean {
  return compute.is('properties.computeType', 'ComputeInstance');
}

/** `az ml compute <verb>` for a compute of the workspace, with more words that need no quotes. */
export function computeCommand(
  compute: Resource,
  view: SnapshotView,
  verb: string,
  ...more: readonly string[]
): string {
  const { workspace } = view;
  const where = `--workspace-name ${shellWord(workspace.name)} --resource-group ${shellWord(resourceGroupOf(workspace.id))}`;
  return ['az ml compute', verb, '--name', shellWord(compute.name), where, ...more].join(' ');
}

/** A word for a switch: what it says, or that it is not set and what that means. */
export function said(name: string, value: boolean | string | undefined, meaning: string): string {
  return `${name} is ${value === undefined ? `not set, which means ${meaning}` : String(value)}`;
}
