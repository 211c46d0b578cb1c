import { defineCheck } from '../define-check.js';
import { someOf } from '../evidence-words.js';
import { fail, pass } from '../verdict.js';
import { Gone } from '../../snapshot/resource.js';
import { extensionPath } from '../../snapshot/places.js';
import { sendLogs, sentLogs } from './diagnostic-logs.js';

/** The categories that tell who changed what; reading events and usage numbers are for other purposes. */
const telling = [
  'AmlComputeJobEvent',
  'ComputeInstanceEvent',
  'DataStoreChangeEvent',
  'EnvironmentChangeEvent',
  'ModelsChangeEvent',
  'RunEvent',
];

export const workspaceWithoutLogs = defineCheck({
  id: 'workspace-without-logs',
  summary: 'workspace that does not keep logs of who did what',
  group: 'logging',
  serves: 'audit-policy',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'After something has happened, the logs are all you have: who changed a datastore, registered a model, started a ' +
    'job. Azure writes them only when a diagnostic setting says where to.',
  passes:
    'A diagnostic setting with a place to send to has allLogs or audit enabled, or the categories for jobs, compute ' +
    'instances, datastores, environments, models and runs. No setting means no logs. Retention inside a setting is ' +
    'retired and not looked at.',
  breaks: 'Nothing; the logs cost by the gigabyte.',
  repair: 'in-place',
  needs: ['Microsoft.Insights/diagnosticSettings/read'],
  peers: [
    'Azure Policy afe0c3be',
    'Azure Policy f59276f0',
    'Azure Policy 90c90eda',
    'azqr hub-006',
    'cloudsploit workspaceLoggingEnabled',
    'AzTS Audit_Enable_Diagnostics_Log',
  ],
  otherwise:
    'Azure Policy and AzTS still judge the retired retention of a setting, and AzTS wants 26 categories one by one, so that allLogs fails.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/monitor-azure-machine-learning',
    'https://learn.microsoft.com/azure/machine-learning/monitor-azure-machine-learning-reference',
  ],
  judge({ subject: workspace, view }) {
    if (view.reading(extensionPath(workspace.id, 'diagnosticSettings')).is === 'absent') {
      throw new Gone(workspace.id);
    }
    const { settings, groups, categories } = sentLogs(workspace.id, view);
    const group = ['allLogs', 'audit'].find((one) => groups.has(one.toLowerCase()));
    if (group !== undefined) {
      return pass(`${group} is sent`);
    }
    const missing = telling.filter((category) => !categories.has(category.toLowerCase()));
    if (missing.length === 0) {
      return pass('The categories that tell who changed what are sent');
    }
    return settings === 0
      ? fail('There is no diagnostic setting')
      : fail(`Not sent: ${someOf(missing, 6)}`, missing.length < telling.length ? 'medium' : undefined);
  },
  fix: ({ subject: workspace, view }) =>
    sendLogs(workspace, 'audit', view, 'Send the audit logs of the workspace to Log Analytics'),
});
