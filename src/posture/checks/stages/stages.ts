import { idKey, parseResourceId } from '../../resource-id.js';
import { surroundings } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { isProduction } from '../../snapshot/workspace-traits.js';
import { defaultPostureSettings, type PostureSettings } from '../posture-settings.js';

/** The other workspaces of the subscription that say by tag or name that they serve another stage. @throws Unread */
export function workspacesOfOtherStage(
  production: boolean,
  view: SnapshotView,
  settings: PostureSettings,
): readonly Resource[] {
  // The settings speak of the workspace that is judged; the others are judged by what they say themselves.
  const neutral = defaultPostureSettings(settings.now);
  return view
    .list(surroundings(view.snapshot.workspace).workspaces)
    .filter((other) => idKey(other.id) !== idKey(view.snapshot.workspace))
    .filter((other) => isProduction(other, neutral) === !production);
}

const stageWord =
  /^(?:p|prd|prod|production|live|d|dev|development|test|testing|tst|qa|uat|stg|stage|staging|sandbox)$/i;

/** Whether two workspaces have the same name but for the word of the stage: `mlw-churn-dev` and `mlw-churn-prod`. */
export function isSameProduct(one: string, other: string): boolean {
  return withoutStage(one) === withoutStage(other);
}

function withoutStage(id: string): string {
  return (parseResourceId(id)?.name ?? id)
    .toLowerCase()
    .split(/[-_.]/)
    .filter((word) => !stageWord.test(word))
    .join('-');
}
