import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';
import { inWorkspace, runsOnKubernetes } from './workspace-child.js';

export const onlineEndpointWithKeys = defineCheck({
  id: 'online-endpoint-with-keys',
  summary: 'online endpoint that callers open with a key',
  group: 'identity',
  serves: 'identity-entra-authentication',
  severity: 'high',
  since: '0.1.0',
  on: 'online-endpoint',
  why:
    'A key does not expire, does not say who is calling and ends up in code and settings of every caller. With Entra ' +
    'sign-in each caller is known by name and can be shut out alone.',
  passes:
    'authMode is AADToken. AMLToken expires but is not bound to a role of the caller, so it fails with a lower ' +
    'severity; on Kubernetes it is the best that there is, and passes. Key fails.',
  breaks:
    'Callers that send the key: each needs an identity, and a role that includes the action score on the endpoint.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/onlineEndpoints/read'],
  peers: ['AzTS AuthN_Restrict_Key_Based'],
  otherwise:
    'AzTS looks for the value AAD, which only serverless endpoints have; online endpoints say AADToken, so every one of them fails there.',
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-authenticate-online-endpoint'],
  judge({ subject: endpoint }) {
    switch (endpoint.text('properties.authMode')?.toLowerCase()) {
      case 'aadtoken':
        return pass('authMode is AADToken');
      case 'amltoken':
        return runsOnKubernetes(endpoint)
          ? pass('authMode is AMLToken, and Kubernetes endpoints have no Entra sign-in')
          : fail('authMode is AMLToken: it expires, but asks for no role of the caller', 'low');
      case 'key':
        return fail('authMode is Key');
      default:
        return unclear('The answer does not say how callers sign in');
    }
  },
  fix: ({ subject: endpoint }) =>
    advise(
      runsOnKubernetes(endpoint)
        ? 'Make a new endpoint with auth_mode aml_token, move the callers, then delete this one'
        : 'Make a new endpoint with auth_mode aad_token, give the callers the role Azure Machine Learning Data Scientist or a role with the action score, move them, then delete this one',
      [
        `az ml online-endpoint create --name ${shellWord(`${endpoint.name}-entra`)} ${inWorkspace(endpoint)} --auth-mode ${runsOnKubernetes(endpoint) ? 'aml_token' : 'aad_token'}`,
      ],
    ),
});
