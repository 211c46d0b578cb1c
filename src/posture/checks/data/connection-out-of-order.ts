import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { inWorkspace } from '../endpoints/workspace-child.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

const since = { since: '2025-12-01' };

export const connectionOutOfOrder = defineCheck({
  id: 'connection-out-of-order',
  summary: 'connection that has expired or waits for its private endpoint',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'low',
  since: '0.1.0',
  on: 'connection',
  why:
    'A connection past its end is forgotten access that nobody watches. One whose private endpoint is not in place ' +
    'tempts people to open the target to the internet so that work goes on.',
  passes:
    'expiryTime is absent or lies ahead, and peStatus is Active wherever peRequirement is Required. Absent ' +
    'peRequirement means that none is required.',
  breaks: 'Nothing that works today.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/connections/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces/connections'],
  judge({ subject: connection, settings }) {
    const expiry = connection.text('properties.expiryTime');
    const end = expiry === undefined ? undefined : Date.parse(expiry);
    if (end !== undefined && end < settings.now) {
      return fail(`expiryTime is ${expiry ?? ''}, which has passed`);
    }
    if (connection.is('properties.peRequirement', 'Required', since)) {
      const status = connection.text('properties.peStatus', since);
      if (status?.toLowerCase() !== 'active') {
        return fail(`peRequirement is Required, but peStatus is ${status ?? 'not set'}`);
      }
    }
    return end !== undefined && Number.isNaN(end)
      ? unclear('expiryTime is not a time')
      : pass(`The connection ${expiry === undefined ? 'has no end' : `ends at ${expiry}`} and is in place`);
  },
  fix: ({ subject: connection }) =>
    advise('Delete the connection where nobody needs it, else renew it or approve its private endpoint at the target', [
      `az ml connection delete --name ${shellWord(connection.name)} ${inWorkspace(connection)}`,
    ]),
});
