import type { Remedy, Setting } from '../../fixes/remedy.js';
import { extensionPath } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

/** The settings of Defender for one storage account; it may be that there are none. */
export function defenderOf(storage: Resource, view: SnapshotView): Resource {
  return view.resource(extensionPath(storage.id, 'defenderForStorage'));
}

/** A remedy that writes these settings, where there are none or others. */
export function setDefender(storage: Resource, feature: Readonly<Record<string, Setting>>, text: string): Remedy {
  return {
    text,
    changes: [
      {
        is: 'create',
        type: 'Microsoft.Security/defenderForStorageSettings',
        name: 'current',
        on: storage.id,
        // Without the override, the setting of the subscription wins.
        body: { properties: { isEnabled: true, overrideSubscriptionLevelSettings: true, ...feature } },
      },
    ],
  };
}
