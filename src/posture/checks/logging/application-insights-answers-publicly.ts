import { setProperties } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const applicationInsightsAnswersPublicly = defineCheck({
  id: 'application-insights-answers-publicly',
  summary: 'telemetry that can be searched or written from the internet',
  group: 'network',
  serves: 'logging-application-logs',
  severity: 'medium',
  since: '0.1.0',
  on: 'application-insights',
  why:
    'What jobs and scoring code print ends up here. Whoever has a sign-in with a role can search it from anywhere; and ' +
    'whoever knows the connection string can fill it with false traces.',
  passes:
    'publicNetworkAccessForQuery and publicNetworkAccessForIngestion are Disabled or SecuredByPerimeter. Absent means ' +
    'Enabled. When only sending is open, it fails with a lower severity.',
  breaks: 'Searching and sending from outside the network; have a private link scope of Azure Monitor first.',
  repair: 'precondition',
  needs: ['Microsoft.Insights/components/read'],
  peers: ['Azure Policy 1bc02227'],
  references: [
    'https://learn.microsoft.com/azure/azure-monitor/logs/private-link-security',
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet',
  ],
  judge({ subject: insights }) {
    const open = (['Query', 'Ingestion'] as const).filter(
      (way) =>
        !/^(?:disabled|securedbyperimeter)$/i.test(insights.text(`properties.publicNetworkAccessFor${way}`) ?? ''),
    );
    if (open.length === 0) {
      return pass('Neither searching nor sending is open to the internet');
    }
    const said = open.map((way) => `publicNetworkAccessFor${way}`).join(' and ');
    return open.includes('Query') ? fail(`Not Disabled: ${said}`) : fail(`Not Disabled: ${said}`, 'low');
  },
  fix: ({ subject: insights }) =>
    setProperties(
      insights.id,
      { publicNetworkAccessForIngestion: 'Disabled', publicNetworkAccessForQuery: 'Disabled' },
      'Close Application Insights once computes and people reach it through a private link scope',
      [
        `az monitor app-insights component update --app ${shellWord(insights.name)} --resource-group ${shellWord(resourceGroupOf(insights.id))} --ingestion-access Disabled --query-access Disabled`,
      ],
    ),
});
