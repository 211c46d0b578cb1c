import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import type { Resource } from '../../snapshot/resource.js';

/** `--name … --resource-group …` of a resource, for commands of the Azure CLI. */
export function named(resource: Resource): string {
  return `--name ${shellWord(resource.name)} --resource-group ${shellWord(resourceGroupOf(resource.id))}`;
}

/** `az storage account update` of an account. */
export function updateStorageAccount(account: Resource, options: string): string {
  return `az storage account update ${named(account)} ${options}`;
}

/** `az keyvault update` of a vault. */
export function updateKeyVault(vault: Resource, options: string): string {
  return `az keyvault update ${named(vault)} ${options}`;
}

/** `az acr update` of a registry. */
export function updateRegistry(registry: Resource, options: string): string {
  return `az acr update ${named(registry)} ${options}`;
}
