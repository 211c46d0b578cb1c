import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { updateCluster } from './aks-update.js';

export const kubernetesWithoutNetworkPolicy = defineCheck({
  id: 'kubernetes-without-network-policy',
  summary: 'AKS cluster in which every container may talk to every other',
  group: 'network',
  serves: 'network-endpoints',
  severity: 'medium',
  since: '0.1.0',
  on: 'kubernetes-cluster',
  why:
    'Without a network policy engine, rules that keep the containers of one model from those of another have no effect, ' +
    'and one that is taken over reaches all the others.',
  passes: 'networkProfile.networkPolicy is azure, calico or cilium. Absent and none mean that there is none.',
  breaks: 'Nothing until rules are written; the nodes are made anew when it is switched on.',
  repair: 'in-place',
  needs: ['Microsoft.ContainerService/managedClusters/read'],
  peers: ['PSRule AZR-000027', 'Prowler aks_network_policy_enabled'],
  references: ['https://learn.microsoft.com/azure/aks/use-network-policies'],
  judge({ subject: cluster }) {
    const policy = cluster.text('properties.networkProfile.networkPolicy');
    return policy === undefined || policy === '' || policy.toLowerCase() === 'none'
      ? fail(`networkPolicy is ${policy?.toLowerCase() === 'none' ? 'none' : 'not set'}`)
      : pass(`networkPolicy is ${policy}`);
  },
  fix: ({ subject: cluster }) =>
    updateCluster(
      cluster,
      { networkProfile: { networkPolicy: 'azure' } },
      'Switch a network policy engine on, then write rules for the namespaces of the models',
      '--network-policy azure',
    ),
});
