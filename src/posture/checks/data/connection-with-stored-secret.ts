import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { inWorkspace } from '../endpoints/workspace-child.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

export const connectionWithStoredSecret = defineCheck({
  id: 'connection-with-stored-secret',
  summary: 'connection that keeps a key, a password or a token',
  group: 'identity',
  serves: 'identity-no-secrets',
  severity: 'medium',
  since: '0.1.0',
  on: 'connection',
  why:
    'A connection gives its secret to every job and person who may use it, with the rights of the secret instead of ' +
    'their own. It does not expire by itself, and nobody sees who used it.',
  passes:
    'authType is AAD, ManagedIdentity or None. Every other kind stores something secret and fails. The secrets ' +
    'themselves are never asked for.',
  breaks: 'Jobs and flows whose identity has no role on the target; give it one first. Some targets know keys only.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/connections/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-connection',
    'https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces/connections',
  ],
  judge({ subject: connection }) {
    const type = connection.text('properties.authType');
    if (type === undefined) {
      return unclear('The answer does not say how the connection signs in');
    }
    return /^(?:aad|managedidentity|none)$/i.test(type) ? pass(`authType is ${type}`) : fail(`authType is ${type}`);
  },
  fix: ({ subject: connection }) =>
    advise(
      'Give the identity of the workspace or of its users a role on the target, make the connection anew with Entra sign-in, and renew the secret that it kept',
      [
        `az ml connection show --name ${shellWord(connection.name)} ${inWorkspace(connection)}`,
        `az ml connection create --file connection.yml ${inWorkspace(connection)}`,
      ],
    ),
});
