import { parseResourceId, resourceGroupOf } from '../../resource-id.js';
import type { Node, Resource } from '../../snapshot/resource.js';
import { removed } from '../../snapshot/scrub.js';
import { shellWord } from '../../fixes/render.js';

/** The arguments of `az ml` that say where a child of a workspace stands. */
export function inWorkspace(child: Resource): string {
  const workspace = parseResourceId(child.id)?.names[0] ?? '';
  return `--resource-group ${shellWord(resourceGroupOf(child.id))} --workspace-name ${shellWord(workspace)}`;
}

/** Whether an online endpoint runs on a Kubernetes cluster of the customer. @throws Unread */
export function runsOnKubernetes(endpoint: Resource): boolean {
  return endpoint.is('kind', 'Kubernetes') || endpoint.has('properties.compute');
}

/**
 * The names of environment variables whose value is a secret written out; references to a key vault or a connection
 * are none. @throws Unread
 */
export function secretVariables(owner: Node, path: string): readonly string[] {
  return owner
    .entries(path)
    .filter(([, value]) => value === removed.secret || value === removed.credential)
    .map(([name]) => name);
}
