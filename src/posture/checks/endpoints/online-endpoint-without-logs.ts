import { someOf } from '../evidence-words.js';
import { sendLogs, sentLogs } from '../logging/diagnostic-logs.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

/** Who called, and what happened to the endpoint; what the scoring code prints is another matter. */
const telling = ['AmlOnlineEndpointTrafficLog', 'AmlOnlineEndpointEventLog'];

export const onlineEndpointWithoutLogs = defineCheck({
  id: 'online-endpoint-without-logs',
  summary: 'online endpoint that does not keep logs of who called it',
  group: 'logging',
  serves: 'audit-policy',
  severity: 'medium',
  since: '0.1.0',
  on: 'online-endpoint',
  why:
    'Without the traffic log nobody can say who called the model, from where, and how often: neither after a key was ' +
    'lost, nor when somebody copies the model by asking it again and again.',
  passes:
    'A diagnostic setting of the endpoint with a place to send to has allLogs enabled, or AmlOnlineEndpointTrafficLog ' +
    'and AmlOnlineEndpointEventLog. The settings of the workspace do not cover its endpoints.',
  breaks: 'Nothing; the logs cost by the gigabyte. The console log also holds what the scoring code prints.',
  repair: 'in-place',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/read',
    'Microsoft.Insights/diagnosticSettings/read',
  ],
  peers: ['Azure Policy 5cfb9e8a', 'Azure Policy cc789f91', 'Azure Policy 315c965f'],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-monitor-online-endpoints',
    'https://learn.microsoft.com/azure/machine-learning/monitor-azure-machine-learning-reference',
  ],
  judge({ subject: endpoint, view }) {
    const { settings, groups, categories } = sentLogs(endpoint.id, view);
    if (groups.has('alllogs')) {
      return pass('allLogs is sent');
    }
    const missing = telling.filter((category) => !categories.has(category.toLowerCase()));
    if (missing.length === 0) {
      return pass(`${telling.join(' and ')} are sent`);
    }
    return fail(settings === 0 ? 'There is no diagnostic setting' : `Not sent: ${someOf(missing)}`);
  },
  fix: ({ subject: endpoint, view }) =>
    sendLogs(endpoint, 'allLogs', view, 'Send the logs of the endpoint to Log Analytics'),
});
