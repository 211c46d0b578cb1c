import { advise } from '../../fixes/remedy.js';
import { isProduction } from '../../snapshot/workspace-traits.js';
import { Node } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { settingsOf } from './attached-compute.js';

export const attachedAksForTests = defineCheck({
  id: 'attached-aks-for-tests',
  summary: 'AKS cluster attached for dev and test in a production workspace',
  group: 'compute',
  serves: 'encryption-production-compute',
  severity: 'medium',
  since: '0.1.0',
  on: 'attached-kubernetes',
  why:
    'A cluster that is attached for dev and test has no minimum of nodes and no separation that production needs; ' +
    'models in production depend on something that anybody may stop.',
  passes:
    'clusterPurpose of a compute of type AKS is FastProd or DenseProd; absent means FastProd. DevTest fails in a ' +
    'production workspace.',
  breaks: 'The cluster has to be detached and attached anew, which removes its services.',
  repair: 'recreate',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/computes/read',
    'Microsoft.MachineLearningServices/workspaces/read',
  ],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/v1/how-to-create-attach-kubernetes'],
  judge({ subject: compute, view, settings }) {
    const node = settingsOf(compute, 'AKS');
    if (!(node instanceof Node)) {
      return node;
    }
    const purpose = node.text('clusterPurpose');
    if (purpose?.toLowerCase() !== 'devtest') {
      return pass(`clusterPurpose is ${purpose ?? 'not set, which means FastProd'}`);
    }
    switch (isProduction(view.workspace, settings)) {
      case true:
        return fail('clusterPurpose is DevTest, and the workspace serves production');
      case false:
        return notApplicable('The workspace does not serve production');
      case undefined:
        return notApplicable('Nothing says whether the workspace serves production: tag it or set it in the settings');
    }
  },
  fix: () =>
    advise(
      'Serve from a managed online endpoint or through the Kubernetes extension; this way of attaching a cluster is retired',
    ),
});
