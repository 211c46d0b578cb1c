import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { updateCluster } from './aks-update.js';

export const kubernetesWithoutDefender = defineCheck({
  id: 'kubernetes-without-defender',
  summary: 'AKS cluster that Defender does not watch',
  group: 'supply-chain',
  serves: 'vulnerability-scanning',
  severity: 'medium',
  since: '0.1.0',
  on: 'kubernetes-cluster',
  why:
    'The sensor tells you when a container does what attackers do: mining, looking for credentials, opening a way out. ' +
    'Without it nobody notices that a scoring container has been taken over.',
  passes: 'securityProfile.defender.securityMonitoring.enabled is true. Absent means false.',
  breaks: 'Nothing; it takes some memory of the nodes and costs by the core.',
  repair: 'in-place',
  needs: ['Microsoft.ContainerService/managedClusters/read'],
  peers: ['PSRule AZR-000370', 'Azure Policy a1840de2'],
  references: ['https://learn.microsoft.com/azure/defender-for-cloud/defender-for-containers-introduction'],
  judge({ subject: cluster }) {
    return cluster.flag('properties.securityProfile.defender.securityMonitoring.enabled') === true
      ? pass('securityMonitoring.enabled is true')
      : fail('securityProfile.defender.securityMonitoring is not enabled');
  },
  fix: ({ subject: cluster }) =>
    updateCluster(
      cluster,
      { securityProfile: { defender: { securityMonitoring: { enabled: true } } } },
      'Switch the sensor of Defender on; the plan Containers of the subscription has to be on too',
      '--enable-defender',
    ),
});
