import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { updateCluster } from './aks-update.js';

export const kubernetesWithoutUpgrades = defineCheck({
  id: 'kubernetes-without-upgrades',
  summary: 'AKS cluster or nodes that are not upgraded by themselves',
  group: 'supply-chain',
  serves: 'vulnerability-scanning',
  severity: 'medium',
  since: '0.1.0',
  on: 'kubernetes-cluster',
  why:
    'Known holes in Kubernetes and in the system of the nodes are used within days. A cluster that waits for somebody ' +
    'to press a button stays open for months.',
  passes:
    'autoUpgradeProfile.upgradeChannel is patch, stable or rapid, and nodeOSUpgradeChannel is NodeImage or ' +
    'SecurityPatch. Absent upgradeChannel means none. Nodes that are upgraded while Kubernetes is not, or the other ' +
    'way round, fail with a lower severity.',
  breaks: 'Nodes are drained and made anew in the maintenance window; scoring needs more than one replica.',
  repair: 'in-place',
  needs: ['Microsoft.ContainerService/managedClusters/read'],
  peers: ['PSRule AZR-000036', 'PSRule AZR-000435'],
  references: [
    'https://learn.microsoft.com/azure/aks/auto-upgrade-cluster',
    'https://learn.microsoft.com/azure/aks/auto-upgrade-node-os-image',
  ],
  judge({ subject: cluster }) {
    const channel = cluster.text('properties.autoUpgradeProfile.upgradeChannel') ?? 'none';
    const nodes = cluster.text('properties.autoUpgradeProfile.nodeOSUpgradeChannel', { since: '2023-06-01' }) ?? 'none';
    const said = `upgradeChannel is ${channel}, nodeOSUpgradeChannel is ${nodes}`;
    const kubernetes = /^(?:patch|stable|rapid)$/i.test(channel);
    const system = /^(?:nodeimage|securitypatch)$/i.test(nodes) || channel.toLowerCase() === 'node-image';
    if (kubernetes && system) {
      return pass(said);
    }
    return kubernetes || system ? fail(said, 'low') : fail(said);
  },
  fix: ({ subject: cluster }) =>
    updateCluster(
      cluster,
      { autoUpgradeProfile: { upgradeChannel: 'stable', nodeOSUpgradeChannel: 'NodeImage' } },
      'Let the cluster and its nodes be upgraded, in a maintenance window that suits the callers',
      '--auto-upgrade-channel stable --node-os-upgrade-channel NodeImage',
    ),
});
