import { generalSettingsPath } from '../../pipelines/azure-devops-addresses.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

/**
 * The settings of pipelines of a project; a setting of the organization that is stricter shows in them.
 *
 * Source: <https://learn.microsoft.com/rest/api/azure/devops/build/general-settings/get>.
 */
export function generalSettings(project: Resource, view: SnapshotView): Resource {
  return view.thing(generalSettingsPath(project.id), { type: 'azure-devops/general-settings', name: project.name });
}
