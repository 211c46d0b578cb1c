import { setProperties } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const logAnalyticsAnswersPublicly = defineCheck({
  id: 'log-analytics-answers-publicly',
  summary: 'logs that can be searched from the internet',
  group: 'network',
  serves: 'logging-application-logs',
  severity: 'low',
  since: '0.1.0',
  on: 'log-analytics',
  why:
    'The logs tell what your data, your people and your network are called, and hold what code prints. With a stolen ' +
    'sign-in they can be searched from anywhere.',
  passes: 'publicNetworkAccessForQuery is Disabled or SecuredByPerimeter. Absent means Enabled.',
  breaks: 'Searching from outside the network, also in the portal; have a private link scope of Azure Monitor first.',
  repair: 'precondition',
  needs: ['Microsoft.Insights/components/read', 'Microsoft.OperationalInsights/workspaces/read'],
  peers: ['Azure Policy 6c53d030'],
  references: ['https://learn.microsoft.com/azure/azure-monitor/logs/private-link-security'],
  judge({ subject: logs }) {
    const access = logs.text('properties.publicNetworkAccessForQuery');
    return /^(?:disabled|securedbyperimeter)$/i.test(access ?? '')
      ? pass(`publicNetworkAccessForQuery is ${access ?? ''}`)
      : fail(`publicNetworkAccessForQuery is ${access ?? 'not set, which means Enabled'}`);
  },
  fix: ({ subject: logs }) =>
    setProperties(
      logs.id,
      { publicNetworkAccessForQuery: 'Disabled' },
      'Close searching from the internet once people come through a private link scope',
      [
        `az monitor log-analytics workspace update --workspace-name ${shellWord(logs.name)} --resource-group ${shellWord(resourceGroupOf(logs.id))} --query-access Disabled`,
      ],
    ),
});
