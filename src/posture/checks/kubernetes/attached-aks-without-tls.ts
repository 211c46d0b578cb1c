import { advise } from '../../fixes/remedy.js';
import { Node } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { settingsOf } from './attached-compute.js';

export const attachedAksWithoutTls = defineCheck({
  id: 'attached-aks-without-tls',
  summary: 'AKS cluster attached for scoring that answers without encryption',
  group: 'network',
  serves: 'network-endpoints',
  severity: 'medium',
  since: '0.1.0',
  on: 'attached-kubernetes',
  why: 'Requests, answers and the keys of the callers go through the network readable by everybody on the way.',
  passes:
    'sslConfiguration.status of a compute of type AKS is Enabled or Auto; absent means Disabled. Clusters that are ' +
    'attached through the extension are left out.',
  breaks: 'Callers that use http, and callers that do not know who issued the certificate.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/v1/how-to-secure-web-service'],
  judge({ subject: compute }) {
    const settings = settingsOf(compute, 'AKS');
    if (!(settings instanceof Node)) {
      return settings;
    }
    const status = settings.text('sslConfiguration.status');
    return /^(?:enabled|auto)$/i.test(status ?? '')
      ? pass(`sslConfiguration.status is ${status ?? ''}`)
      : fail(`sslConfiguration.status is ${status ?? 'not set, which means Disabled'}`);
  },
  fix: () => advise('Give the attached cluster a certificate, or let Microsoft provide one with the status Auto'),
});
