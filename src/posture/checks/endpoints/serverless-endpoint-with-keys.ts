import { setProperties } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

export const serverlessEndpointWithKeys = defineCheck({
  id: 'serverless-endpoint-with-keys',
  summary: 'serverless endpoint that callers open with a key',
  group: 'identity',
  serves: 'identity-entra-authentication',
  severity: 'high',
  since: '0.1.0',
  on: 'serverless-endpoint',
  why:
    'Whoever finds the key can use the model at your cost, from anywhere, and nobody can tell who it was. Entra ' +
    'sign-in names every caller and needs no stored key.',
  passes: 'authMode is AAD. Key and KeyAndAAD fail: with the latter, the key opens the endpoint all the same.',
  breaks: 'Callers that send the key; each needs an identity with a role on the workspace.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/serverlessEndpoints/read'],
  peers: ['AzTS AuthN_Restrict_Key_Based'],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-deploy-models-serverless',
    'https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces/serverlessendpoints',
  ],
  judge({ subject: endpoint }) {
    const mode = endpoint.text('properties.authMode');
    if (mode === undefined) {
      return unclear('The answer does not say how callers sign in');
    }
    return mode.toLowerCase() === 'aad' ? pass('authMode is AAD') : fail(`authMode is ${mode}`);
  },
  fix: ({ subject: endpoint }) =>
    setProperties(endpoint.id, { authMode: 'AAD' }, 'Let callers in by Entra sign-in only, once each has an identity', [
      `az resource update --ids ${shellWord(endpoint.id)} --set properties.authMode=AAD`,
    ]),
});
