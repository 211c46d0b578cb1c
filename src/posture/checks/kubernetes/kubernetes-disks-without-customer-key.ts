import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const kubernetesDisksWithoutCustomerKey = defineCheck({
  id: 'kubernetes-disks-without-customer-key',
  summary: 'AKS cluster whose disks are encrypted with a key of Microsoft only',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'medium',
  since: '0.1.0',
  on: 'kubernetes-cluster',
  why:
    'Disks are encrypted in any case. With a key of your own you decide who may decrypt them, see each use of the key, ' +
    'and can make the data unreadable by taking the key away.',
  passes: 'diskEncryptionSetID names a disk encryption set. Absent means a key of Microsoft.',
  breaks: 'The cluster has to be made anew: the set is chosen when a cluster is created.',
  repair: 'recreate',
  needs: ['Microsoft.ContainerService/managedClusters/read'],
  peers: ['checkov CKV_AZURE_117', 'Azure Policy 7d7be79c', 'trivy AZU-0067', 'cloudsploit aksEncryptionAtRestWithCMK'],
  references: ['https://learn.microsoft.com/azure/aks/azure-disk-customer-managed-keys'],
  judge({ subject: cluster }) {
    const set = cluster.text('properties.diskEncryptionSetID');
    return set === undefined || set === ''
      ? fail('diskEncryptionSetID is not set, which means a key of Microsoft')
      : pass(`diskEncryptionSetID is ${set.split('/').at(-1) ?? set}`);
  },
  fix: () =>
    advise(
      'Make a new cluster with --node-osdisk-diskencryptionset-id, attach it to the workspace and move the endpoints',
    ),
});
