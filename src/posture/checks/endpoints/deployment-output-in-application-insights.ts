import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { parseResourceId } from '../../resource-id.js';
import { holdsSensitiveData } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inWorkspace } from './workspace-child.js';

export const deploymentOutputInApplicationInsights = defineCheck({
  id: 'deployment-output-in-application-insights',
  summary: 'deployment for sensitive data whose output goes to Application Insights',
  group: 'logging',
  serves: 'logging-application-logs',
  severity: 'low',
  since: '0.1.0',
  on: 'online-deployment',
  why:
    'Whatever the scoring code prints is kept in Application Insights and can be read by everybody with a role there. ' +
    'With sensitive data, one careless print of a request is a copy outside the protected storage.',
  passes:
    'appInsightsEnabled is not true, or the workspace does not hold sensitive data. Absent means false. When it is on ' +
    'for sensitive data, somebody has to look at what the code prints.',
  breaks: 'Searching the output of the scoring code in Application Insights; the logs of the endpoint stay.',
  repair: 'decide',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments/read',
    'Microsoft.MachineLearningServices/workspaces/read',
  ],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-monitor-online-endpoints'],
  judge({ subject: deployment, view, settings }) {
    if (deployment.flag('properties.appInsightsEnabled') !== true) {
      return pass('appInsightsEnabled is off');
    }
    switch (holdsSensitiveData(view.workspace, settings)) {
      case true:
        return fail('appInsightsEnabled is true, and the workspace holds sensitive data');
      case false:
        return pass('appInsightsEnabled is true, for data that is not sensitive');
      case undefined:
        return notApplicable('Nothing says whether the data is sensitive: tag the workspace or set it in the settings');
    }
  },
  fix: ({ subject: deployment }) =>
    advise('Make sure that the scoring code prints no requests and no answers, or switch the output off', [
      `az ml online-deployment update --name ${shellWord(deployment.name)} --endpoint-name ${shellWord(parseResourceId(deployment.id)?.names.at(-2) ?? '')} ${inWorkspace(deployment)} --set app_insights_enabled=false`,
    ]),
});
