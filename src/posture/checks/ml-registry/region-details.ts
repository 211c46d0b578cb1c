import type { Node, Resource } from '../../snapshot/resource.js';

/** Storage accounts or container registries that Azure ML has made for a registry, in all regions. @throws Unread */
export function madeByAzureMl(registry: Resource, kind: 'storage' | 'images'): readonly Node[] {
  const list = kind === 'storage' ? 'storageAccountDetails' : 'acrDetails';
  const inner = kind === 'storage' ? 'systemCreatedStorageAccount' : 'systemCreatedAcrAccount';
  return registry
    .list('properties.regionDetails', { since: '2023-04-01' })
    .flatMap((region) => region.list(list))
    .map((details) => details.node(inner))
    .filter((account) => account !== undefined);
}
