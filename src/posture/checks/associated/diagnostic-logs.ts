import { advise, type Remedy } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { extensionPath } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

const sinks = ['workspaceId', 'storageAccountId', 'eventHubAuthorizationRuleId', 'marketplacePartnerId'];

/**
 * Which of the wanted log categories no diagnostic setting of a resource sends anywhere. The groups `allLogs` and
 * `audit` stand for all of them; several settings count together.
 *
 * @throws Unread
 */
export function missingLogs(id: string, wanted: readonly string[], view: SnapshotView): readonly string[] {
  const sent = new Set<string>();
  for (const setting of view.list(extensionPath(id, 'diagnosticSettings'))) {
    if (!sinks.some((sink) => setting.has(`properties.${sink}`))) {
      continue;
    }
    for (const log of setting.list('properties.logs')) {
      if (log.flag('enabled') === true) {
        sent.add((log.text('categoryGroup') ?? log.text('category') ?? '').toLowerCase());
      }
    }
  }
  return sent.has('alllogs') || sent.has('audit') ? [] : wanted.filter((name) => !sent.has(name.toLowerCase()));
}

/** Sends audit logs of resources to the Log Analytics workspace behind Application Insights, where that is known. */
export function logTo(targets: readonly string[], view: SnapshotView): Remedy {
  const logs = findLogAnalytics(view);
  if (logs === undefined) {
    return advise('Add a diagnostic setting that sends the audit logs to a Log Analytics workspace');
  }
  const entries = [{ categoryGroup: 'audit', enabled: true }];
  return {
    text: 'Send the audit logs to the Log Analytics workspace; keep an eye on what they cost',
    cli: targets.map(
      (target) =>
        `az monitor diagnostic-settings create --name audit --resource ${shellWord(target)} ` +
        `--workspace ${shellWord(logs)} --logs ${shellWord(JSON.stringify(entries))}`,
    ),
    changes: targets.map((target) => ({
      is: 'create',
      type: 'Microsoft.Insights/diagnosticSettings',
      name: 'audit',
      on: target,
      body: { properties: { workspaceId: logs, logs: entries } },
    })),
  };
}

function findLogAnalytics(view: SnapshotView): string | undefined {
  const id = view.workspace.text('properties.applicationInsights');
  const insights: Resource | undefined = id === undefined ? undefined : view.resource(id);
  return insights?.reading.is === 'read' ? insights.text('properties.WorkspaceResourceId') : undefined;
}
