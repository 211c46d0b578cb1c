import { setProperties } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

export const serverlessEndpointWithoutContentSafety = defineCheck({
  id: 'serverless-endpoint-without-content-safety',
  summary: 'serverless endpoint without a filter for harmful content',
  group: 'supply-chain',
  serves: 'threat-tampering',
  severity: 'low',
  since: '0.1.0',
  on: 'serverless-endpoint',
  why:
    'A language model does what its input says. The filter stops harmful requests and answers, and attempts to talk ' +
    'the model out of its instructions, before they reach your users.',
  passes:
    'contentSafety.contentSafetyStatus is Enabled. Where it is absent the service sets its default, which the answer ' +
    'does not tell, so nothing is known then.',
  breaks: 'Requests and answers that the filter holds to be harmful are refused; each call costs a little more.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/serverlessEndpoints/read'],
  peers: ['AzTS DP_ServerlessAPI_Enable_ContentSafety'],
  otherwise:
    'AzTS reads contentSafety.enabled of online endpoints, a property that does not exist; the switch is contentSafety.contentSafetyStatus of serverless endpoints.',
  references: [
    'https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces/serverlessendpoints',
    'https://learn.microsoft.com/azure/machine-learning/how-to-deploy-models-serverless',
  ],
  judge({ subject: endpoint }) {
    const status = endpoint.text('properties.contentSafety.contentSafetyStatus', { since: '2024-04-01' });
    if (status === undefined) {
      return unclear('The answer does not say whether content safety is on');
    }
    return status.toLowerCase() === 'enabled'
      ? pass('contentSafetyStatus is Enabled')
      : fail(`contentSafetyStatus is ${status}`);
  },
  fix: ({ subject: endpoint }) =>
    setProperties(
      endpoint.id,
      { contentSafety: { contentSafetyStatus: 'Enabled' } },
      'Switch content safety on, and try the requests of your callers against it',
      [`az resource update --ids ${shellWord(endpoint.id)} --set properties.contentSafety.contentSafetyStatus=Enabled`],
    ),
});
