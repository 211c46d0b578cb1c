import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { said } from './compute-parts.js';

export const computeWithLocalLogin = defineCheck({
  id: 'compute-with-local-login',
  summary: 'cluster or instance that people can sign in to without Microsoft Entra',
  group: 'compute',
  serves: 'identity-entra-authentication',
  severity: 'high',
  since: '0.1.0',
  on: 'managed-compute',
  why:
    'A local account and its SSH key know nothing of roles: they work for whoever has the key, also after that person ' +
    'has left, and give the machine with everything its identity may do.',
  passes: 'disableLocalAuth is true. Absent means false. Attached computes are not judged.',
  breaks: 'Sign-in over SSH, also for debugging; studio and VS Code go on working.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: [
    'PSRule AZR-000404',
    'checkov CKV_AZURE_142',
    'Azure Policy e96a9a5f',
    'Azure Policy a6f9a2d0',
    'AzTS AuthN_Disable_SSH_Authentication',
  ],
  otherwise: 'PSRule AZR-000404 asks it of attached clusters and machines too, which do not have the switch.',
  references: ['https://learn.microsoft.com/azure/machine-learning/concept-enterprise-security'],
  judge({ subject: compute }) {
    const disabled = compute.flag('properties.disableLocalAuth');
    const words = said('disableLocalAuth', disabled, 'false');
    return disabled === true ? pass(words) : fail(words);
  },
  fix: ({ subject: compute }) =>
    advise(`SSH is chosen when a compute is made: make ${compute.name} anew with disableLocalAuth true`),
});
