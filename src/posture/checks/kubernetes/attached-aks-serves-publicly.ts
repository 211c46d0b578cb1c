import { advise } from '../../fixes/remedy.js';
import { Node } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { settingsOf } from './attached-compute.js';

export const attachedAksServesPublicly = defineCheck({
  id: 'attached-aks-serves-publicly',
  summary: 'AKS cluster attached for scoring behind a public load balancer',
  group: 'network',
  serves: 'network-endpoints',
  severity: 'medium',
  since: '0.1.0',
  on: 'attached-kubernetes',
  why: 'A public load balancer gives every web service on the cluster an address that the whole internet can try.',
  passes:
    'loadBalancerType of a compute of type AKS is InternalLoadBalancer; absent means PublicIp. Clusters that are ' +
    'attached through the extension are left out.',
  breaks: 'Callers outside the network; the cluster has to be detached and attached anew, which removes its services.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/v1/how-to-secure-inferencing-vnet'],
  judge({ subject: compute }) {
    const settings = settingsOf(compute, 'AKS');
    if (!(settings instanceof Node)) {
      return settings;
    }
    const type = settings.text('loadBalancerType');
    return type?.toLowerCase() === 'internalloadbalancer'
      ? pass('loadBalancerType is InternalLoadBalancer')
      : fail(`loadBalancerType is ${type ?? 'not set, which means PublicIp'}`);
  },
  fix: () =>
    advise(
      'Attach the cluster anew with an internal load balancer; better, serve from a managed online endpoint or through the Kubernetes extension, because this way of attaching is retired',
    ),
});
