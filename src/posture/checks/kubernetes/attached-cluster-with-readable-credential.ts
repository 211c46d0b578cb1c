import { advise } from '../../fixes/remedy.js';
import { Node } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { settingsOf } from './attached-compute.js';

export const attachedClusterWithReadableCredential = defineCheck({
  id: 'attached-cluster-with-readable-credential',
  summary: 'attached Kubernetes cluster whose answer hands out a connection string',
  group: 'identity',
  serves: 'identity-no-secrets',
  severity: 'low',
  since: '0.1.0',
  on: 'attached-kubernetes',
  why:
    'The connection string of the relay lets its holder talk to the extension in the cluster. When the answer carries ' +
    'it, everybody who may read the workspace has it.',
  passes:
    'relayConnectionString and serviceBusConnectionString of a compute of type Kubernetes are absent from the answer. ' +
    'They are never kept, only whether they were there.',
  breaks: 'Nothing, where the relay is not used; else the extension has to be installed anew without it.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-deploy-kubernetes-extension'],
  judge({ subject: compute }) {
    const settings = settingsOf(compute, 'Kubernetes');
    if (!(settings instanceof Node)) {
      return settings;
    }
    const shown = ['relayConnectionString', 'serviceBusConnectionString'].filter(
      (name) => (settings.text(name) ?? '') !== '',
    );
    return shown.length === 0
      ? pass('The answer carries no connection string')
      : fail(`The answer carries ${shown.join(' and ')}`);
  },
  fix: () =>
    advise(
      'Renew the key of the relay, and install the extension again without enableRelayServer or with a server that is not shared',
    ),
});
