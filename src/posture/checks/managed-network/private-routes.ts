import { idKey } from '../../resource-id.js';
import { listsOfWorkspace } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

/** A private way out of the managed network: to one part of one resource. */
export interface Route {
  readonly target: string;
  readonly part: string;
}

/**
 * The routes to the storage account, the vault and the registry of a workspace for which there is no rule, whether they
 * are needed or not. @throws Unread
 */
export function missingRoutes(workspace: Resource, view: SnapshotView): readonly Route[] {
  const routes = [
    { path: 'properties.storageAccount', parts: ['blob', 'file'] },
    { path: 'properties.keyVault', parts: ['vault'] },
    { path: 'properties.containerRegistry', parts: ['registry'] },
  ].flatMap(({ path, parts }) => {
    const target = workspace.text(path);
    return target === undefined ? [] : parts.map((part) => ({ target, part }));
  });
  const rules = view
    .list(`${workspace.id}/${listsOfWorkspace.outboundRules}`)
    .filter((rule) => rule.is('properties.type', 'PrivateEndpoint'));
  return routes.filter(
    ({ target, part }) =>
      !rules.some(
        (rule) =>
          idKey(rule.text('properties.destination.serviceResourceId') ?? '') === idKey(target) &&
          rule.is('properties.destination.subresourceTarget', part),
      ),
  );
}
