import { setProperties } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const applicationInsightsWithKeys = defineCheck({
  id: 'application-insights-with-keys',
  summary: 'telemetry that whoever knows a key can write',
  group: 'identity',
  serves: 'identity-entra-authentication',
  severity: 'low',
  since: '0.1.0',
  on: 'application-insights',
  why:
    'The instrumentation key stands in many settings and answers and is treated as no secret. Who knows it can write ' +
    'false traces and hide real ones among them.',
  passes: 'DisableLocalAuth is true. Absent means false.',
  breaks:
    'Everything that sends with the key alone, which may include what Azure ML itself sends for jobs and endpoints; try ' +
    'it in a workspace for tests first.',
  repair: 'precondition',
  needs: ['Microsoft.Insights/components/read'],
  peers: ['PSRule AZR-000484', 'Azure Policy 199d5677'],
  references: ['https://learn.microsoft.com/azure/azure-monitor/app/azure-ad-authentication'],
  judge({ subject: insights }) {
    return insights.flag('properties.DisableLocalAuth') === true
      ? pass('DisableLocalAuth is true')
      : fail('DisableLocalAuth is not true');
  },
  fix: ({ subject: insights }) =>
    setProperties(
      insights.id,
      { DisableLocalAuth: true },
      'Take telemetry with Entra sign-in only, once every sender has the role Monitoring Metrics Publisher',
      [`az resource update --ids ${shellWord(insights.id)} --set properties.DisableLocalAuth=true`],
    ),
});
