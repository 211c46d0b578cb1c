import type { Resource } from '../../snapshot/resource.js';
import { exposureOf, type Exposure } from '../associated/exposure.js';

/** What reading a container registry takes. */
export const readRegistry = 'Microsoft.ContainerRegistry/registries/read';

/** Only Premium has a firewall, private endpoints, keys of one's own and policies. @throws Unread */
export function isPremium(registry: Resource): boolean {
  return registry.is('sku.name', 'Premium');
}

/** @throws Unread */
export function exposureOfRegistry(registry: Resource): Exposure {
  return exposureOf(registry, 'properties.networkRuleSet');
}
