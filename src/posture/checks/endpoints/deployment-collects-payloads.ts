import { advise } from '../../fixes/remedy.js';
import { holdsSensitiveData } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { someOf } from '../evidence-words.js';
import { fail, notApplicable, pass } from '../verdict.js';

const since = { since: '2024-04-01' };
const tellingHeader = /^(?:proxy-)?authorization$|cookie|api[-_]?key|token|secret|password/i;

export const deploymentCollectsPayloads = defineCheck({
  id: 'deployment-collects-payloads',
  summary: 'online deployment that stores credentials or sensitive requests',
  group: 'logging',
  serves: 'logging-application-logs',
  severity: 'medium',
  since: '0.1.0',
  on: 'online-deployment',
  why:
    'The data collector writes what callers send, and what the model answers, into storage. With sensitive data that is ' +
    'one more copy to protect and delete; a stored sign-in header lets its reader act as the caller.',
  passes:
    'dataCollector captures no header that carries a credential, and no collection has dataCollectionMode Enabled ' +
    'where the data is sensitive. Without dataCollector nothing is collected.',
  breaks: 'Monitoring of drift and quality that rests on the collected data.',
  repair: 'decide',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/onlineEndpoints/deployments/read',
    'Microsoft.MachineLearningServices/workspaces/read',
  ],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/concept-data-collection'],
  judge({ subject: deployment, view, settings }) {
    const headers = deployment
      .texts('properties.dataCollector.requestLogging.captureHeaders', since)
      .filter((header) => tellingHeader.test(header));
    if (headers.length > 0) {
      return fail(`dataCollector stores the headers ${someOf(headers)}`, 'high');
    }
    const collections = deployment
      .nodes('properties.dataCollector.collections', since)
      .filter(([, collection]) => collection.is('dataCollectionMode', 'Enabled'))
      .map(([name]) => name);
    if (collections.length === 0) {
      return pass('No data is collected');
    }
    switch (holdsSensitiveData(view.workspace, settings)) {
      case true:
        return fail(`dataCollector stores ${someOf(collections)}, and the workspace holds sensitive data`);
      case false:
        return pass(`dataCollector stores ${someOf(collections)}, which is not sensitive`);
      case undefined:
        return notApplicable('Nothing says whether the data is sensitive: tag the workspace or set it in the settings');
    }
  },
  fix: () =>
    advise(
      'Take the headers out of data_collector.request_logging.capture_headers, and collect only columns that are not sensitive, for as long as monitoring needs them',
    ),
});
