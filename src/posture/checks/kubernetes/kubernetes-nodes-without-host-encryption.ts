import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { countOf, someOf } from '../evidence-words.js';
import { fail, pass, unclear } from '../verdict.js';

export const kubernetesNodesWithoutHostEncryption = defineCheck({
  id: 'kubernetes-nodes-without-host-encryption',
  summary: 'AKS node pool whose temporary disks and caches are not encrypted',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'medium',
  since: '0.1.0',
  on: 'kubernetes-cluster',
  why:
    'Models and requests pass through temporary disks and disk caches of the nodes. Encryption at the host covers these ' +
    'too; without it, that part of the data lies there as it is.',
  passes: 'Every entry of agentPoolProfiles has enableEncryptionAtHost true. Absent means false.',
  breaks: 'Node pools have to be made anew, on a size that supports it, in a subscription with the feature registered.',
  repair: 'recreate',
  needs: ['Microsoft.ContainerService/managedClusters/read'],
  peers: ['checkov CKV_AZURE_227', 'Azure Policy 41425d9f'],
  references: ['https://learn.microsoft.com/azure/aks/enable-host-encryption'],
  judge({ subject: cluster }) {
    const pools = cluster.list('properties.agentPoolProfiles');
    if (pools.length === 0) {
      return unclear('The answer names no node pool');
    }
    const open = pools.filter((pool) => pool.flag('enableEncryptionAtHost') !== true);
    return open.length === 0
      ? pass(`Encrypted at the host: ${countOf(pools.length, 'node pool')}`)
      : fail(`Not encrypted at the host: ${someOf(open.map((pool) => pool.text('name') ?? 'a pool without a name'))}`);
  },
  fix: () => advise('Add node pools with --enable-encryption-at-host, move the work there, and delete the old ones'),
});
