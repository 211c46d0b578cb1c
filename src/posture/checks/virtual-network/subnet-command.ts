import { shellWord } from '../../fixes/render.js';
import { parseResourceId } from '../../resource-id.js';
import type { Resource } from '../../snapshot/resource.js';

/** The command that changes a subnet. */
export function updateSubnet(subnet: Resource, argument: string): string {
  const id = parseResourceId(subnet.id);
  return `az network vnet subnet update --resource-group ${shellWord(id?.resourceGroup ?? '')} --vnet-name ${shellWord(id?.names[0] ?? '')} --name ${shellWord(subnet.name)} ${argument}`;
}
