import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { parseResourceId } from '../../resource-id.js';
import { Node } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';
import { settingsOf } from './attached-compute.js';

export const attachedClusterOffStableTrain = defineCheck({
  id: 'attached-cluster-off-stable-train',
  summary: 'attached Kubernetes cluster that runs a test version of the extension',
  group: 'supply-chain',
  serves: 'vulnerability-scanning',
  severity: 'low',
  since: '0.1.0',
  on: 'attached-kubernetes',
  why: 'The extension starts every training and scoring container. Test versions of it get fixes late and may fail.',
  passes:
    'extensionInstanceReleaseTrain of a compute of type Kubernetes is stable. Where it is absent, nothing is known. ' +
    'Whether the extension upgrades itself is not part of the answer.',
  breaks: 'Scoring and jobs stop for a moment while the extension is upgraded.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-deploy-kubernetes-extension'],
  judge({ subject: compute }) {
    const settings = settingsOf(compute, 'Kubernetes');
    if (!(settings instanceof Node)) {
      return settings;
    }
    const train = settings.text('extensionInstanceReleaseTrain');
    if (train === undefined || train === '') {
      return unclear('The answer does not name the release train of the extension');
    }
    return train.toLowerCase() === 'stable'
      ? pass('The release train is stable')
      : fail(`The release train is ${train}`);
  },
  fix: ({ subject: compute }) => {
    const cluster = parseResourceId(compute.text('properties.resourceId') ?? '');
    const text = 'Move the extension to the release train stable and let it upgrade itself';
    return cluster?.type === 'microsoft.containerservice/managedclusters'
      ? advise(text, [
          `az k8s-extension update --name <extension> --cluster-type managedClusters --cluster-name ${shellWord(cluster.name)} --resource-group ${shellWord(cluster.resourceGroup)} --release-train stable --auto-upgrade-minor-version true`,
        ])
      : advise(text);
  },
});
