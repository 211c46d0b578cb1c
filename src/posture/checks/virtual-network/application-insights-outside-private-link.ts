import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import { countOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const applicationInsightsOutsidePrivateLink = defineCheck({
  id: 'application-insights-outside-private-link',
  summary: 'private workspace whose telemetry travels to a public address',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'low',
  since: '0.1.0',
  on: 'application-insights',
  why:
    'The workspace is private, but what its jobs and endpoints report goes to an address that everybody on the internet ' +
    'reaches, and computes need a way out for it.',
  passes:
    'PrivateLinkScopedResources names a private link scope of Azure Monitor. Workspaces that answer publicly are left ' +
    'out. Whether the scope is open or closed is not part of the answer.',
  breaks: 'Name resolution of Azure Monitor in the whole network; begin with access mode Open.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/read', 'Microsoft.Insights/components/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/azure-monitor/logs/private-link-security',
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet',
  ],
  judge({ subject: insights, view }) {
    const scopes = insights.list('properties.PrivateLinkScopedResources');
    if (scopes.length > 0) {
      return pass(`PrivateLinkScopedResources names ${countOf(scopes.length, 'private link scope')}`);
    }
    return view.workspace.is('properties.publicNetworkAccess', 'Disabled')
      ? fail('PrivateLinkScopedResources is empty')
      : notApplicable('The workspace answers publicly itself');
  },
  fix: ({ subject: insights }) =>
    advise('Make a private link scope of Azure Monitor with a private endpoint, and put Application Insights into it', [
      `az monitor private-link-scope scoped-resource create --resource-group ${shellWord(resourceGroupOf(insights.id))} --scope-name <scope> --name ${shellWord(insights.name)} --linked-resource ${shellWord(insights.id)}`,
    ]),
});
