import { advise, setProperties, type Remedy, type Setting } from '../../fixes/remedy.js';
import { resourceGroupOf } from '../../resource-id.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

/**
 * The remedy for a resource that holds the metadata of a workspace with a key of the customer's: settings where it is
 * the customer's own; only advice where it stands in the resource group that Microsoft manages and nobody else may
 * change.
 */
export function setWhereOwn(
  resource: Resource,
  view: SnapshotView,
  properties: Readonly<Record<string, Setting>>,
  text: string,
): Remedy {
  const managed = view.workspace.text('properties.serviceProvisionedResourceGroup')?.toLowerCase();
  return resourceGroupOf(resource.id).toLowerCase() === managed
    ? advise(
        'Microsoft manages this resource and keeps others from changing it; ask its support, or create a new workspace with service-side encryption, which does without it',
      )
    : setProperties(resource.id, properties, text);
}
