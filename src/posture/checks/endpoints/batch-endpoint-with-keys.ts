import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';
import { inWorkspace } from './workspace-child.js';

export const batchEndpointWithKeys = defineCheck({
  id: 'batch-endpoint-with-keys',
  summary: 'batch endpoint that is called without Entra sign-in',
  group: 'identity',
  serves: 'identity-entra-authentication',
  severity: 'high',
  since: '0.1.0',
  on: 'batch-endpoint',
  why:
    'A call of a batch endpoint starts a job with rights on data. Somebody who holds a key can do so without being ' +
    'known by name.',
  passes: 'authMode is AADToken, which the service asks of every batch endpoint today. Any other mode fails.',
  breaks: 'Callers that send a key or a token of Azure ML; each needs an identity with a role on the workspace.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/batchEndpoints/read'],
  peers: ['AzTS AuthN_Restrict_Key_Based'],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-authenticate-batch-endpoint'],
  judge({ subject: endpoint }) {
    const mode = endpoint.text('properties.authMode');
    if (mode === undefined) {
      return unclear('The answer does not say how callers sign in');
    }
    return mode.toLowerCase() === 'aadtoken' ? pass('authMode is AADToken') : fail(`authMode is ${mode}`);
  },
  fix: ({ subject: endpoint }) =>
    advise('Make a new batch endpoint with auth_mode aad_token, move the callers, then delete this one', [
      `az ml batch-endpoint create --name ${shellWord(`${endpoint.name}-entra`)} ${inWorkspace(endpoint)} --set auth_mode=aad_token`,
    ]),
});
