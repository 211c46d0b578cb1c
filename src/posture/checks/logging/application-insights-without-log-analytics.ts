import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const applicationInsightsWithoutLogAnalytics = defineCheck({
  id: 'application-insights-without-log-analytics',
  summary: 'telemetry in the retired kind of Application Insights',
  group: 'logging',
  serves: 'logging-application-logs',
  severity: 'medium',
  since: '0.1.0',
  on: 'application-insights',
  why:
    'The retired kind keeps its data by itself: no retention and no key of your own, no roles on tables, and no ' +
    'private link for the store. Microsoft has ended its support.',
  passes: 'WorkspaceResourceId names a Log Analytics workspace. Absent means the retired kind.',
  breaks: 'Nothing; old data stays where it is, and moving cannot be turned back.',
  repair: 'one-way',
  needs: ['Microsoft.Insights/components/read'],
  peers: ['PSRule AZR-000069'],
  references: ['https://learn.microsoft.com/azure/azure-monitor/app/create-workspace-resource'],
  judge({ subject: insights }) {
    const workspace = insights.text('properties.WorkspaceResourceId');
    return workspace === undefined || workspace === ''
      ? fail('WorkspaceResourceId is not set')
      : pass(`WorkspaceResourceId is ${workspace.split('/').at(-1) ?? workspace}`);
  },
  fix: ({ subject: insights }) =>
    advise('Put a Log Analytics workspace behind it', [
      `az monitor app-insights component update --app ${shellWord(insights.name)} --resource-group ${shellWord(resourceGroupOf(insights.id))} --workspace <Log Analytics workspace>`,
    ]),
});
