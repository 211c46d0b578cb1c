import { shellWord } from '../../fixes/render.js';
import { setProperties, type Remedy, type Setting } from '../../fixes/remedy.js';
import { resourceGroupOf } from '../../resource-id.js';
import type { Resource } from '../../snapshot/resource.js';

/** A remedy that changes a switch of an AKS cluster; the Azure CLI has an argument for each. */
export function updateCluster(
  cluster: Resource,
  properties: Readonly<Record<string, Setting>>,
  text: string,
  argument: string,
): Remedy {
  return setProperties(cluster.id, properties, text, [
    `az aks update --name ${shellWord(cluster.name)} --resource-group ${shellWord(resourceGroupOf(cluster.id))} ${argument}`,
  ]);
}
