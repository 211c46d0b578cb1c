import { setProperties } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass, unclear } from '../verdict.js';

export const connectionSharedWithEverybody = defineCheck({
  id: 'connection-shared-with-everybody',
  summary: 'connection whose stored rights are shared with everybody in the workspace',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'low',
  since: '0.1.0',
  on: 'connection',
  why:
    'A shared connection lends its rights to everybody who works in the workspace, and from a hub to every project ' +
    'below it, also to those who have no business with the target.',
  passes:
    'isSharedToAll is false. Connections that sign in as the caller (authType AAD) or not at all are left out, because ' +
    'they lend nothing. Where isSharedToAll is absent, nothing is known.',
  breaks: 'Projects and people that use the shared connection; they need a connection of their own.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/connections/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-connection',
    'https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces/connections',
  ],
  judge({ subject: connection }) {
    const auth = connection.text('properties.authType')?.toLowerCase();
    if (auth === 'aad' || auth === 'none') {
      return notApplicable('The connection lends no rights: everybody uses their own');
    }
    const shared = connection.flag('properties.isSharedToAll', { since: '2024-04-01' });
    if (shared === undefined) {
      return unclear('The answer does not say with whom the connection is shared');
    }
    return shared ? fail('isSharedToAll is true') : pass('isSharedToAll is false');
  },
  fix: ({ subject: connection }) =>
    setProperties(
      connection.id,
      { authType: connection.text('properties.authType') ?? 'None', isSharedToAll: false },
      'Share the connection with those who need it only',
    ),
});
