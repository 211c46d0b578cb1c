import { advise, type Remedy } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { extensionPath } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { subjects } from '../subjects.js';

/** What the diagnostic settings of a resource send somewhere; words in lower case. */
export interface SentLogs {
  /** How many settings there are, whatever they send. */
  readonly settings: number;
  /** `alllogs`, `audit`. */
  readonly groups: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
}

const sinks = ['workspaceId', 'storageAccountId', 'eventHubAuthorizationRuleId', 'marketplacePartnerId'];

/** The logs that are sent to a named place; retention inside a setting is retired and not looked at. @throws Unread */
export function sentLogs(id: string, view: SnapshotView): SentLogs {
  const settings = view.list(extensionPath(id, 'diagnosticSettings'));
  const logs = settings
    .filter((setting) => sinks.some((sink) => setting.has(`properties.${sink}`)))
    .flatMap((setting) => setting.list('properties.logs'))
    .filter((log) => log.flag('enabled') === true);
  const words = (path: string): ReadonlySet<string> =>
    new Set(logs.map((log) => log.text(path)?.toLowerCase()).filter((word) => word !== undefined));
  return { settings: settings.length, groups: words('categoryGroup'), categories: words('category') };
}

/** A remedy that sends a group of logs to the Log Analytics workspace behind Application Insights. @throws Unread */
export function sendLogs(resource: Resource, group: 'allLogs' | 'audit', view: SnapshotView, text: string): Remedy {
  const [sink] = subjects['log-analytics'].find(view);
  const command = (to: string): string =>
    `az monitor diagnostic-settings create --name to-log-analytics --resource ${shellWord(resource.id)} --workspace ${to} --logs '[{"categoryGroup":"${group}","enabled":true}]'`;
  if (sink === undefined) {
    return advise(text, [command('<Log Analytics workspace>')]);
  }
  return {
    text,
    cli: [command(shellWord(sink.id))],
    changes: [
      {
        is: 'create',
        type: 'Microsoft.Insights/diagnosticSettings',
        name: 'to-log-analytics',
        on: resource.id,
        body: { properties: { workspaceId: sink.id, logs: [{ categoryGroup: group, enabled: true }] } },
      },
    ],
  };
}
