import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import { defineCheck } from '../define-check.js';
import { countOf } from '../evidence-words.js';
import { fail, pass } from '../verdict.js';

export const kubernetesApiAnswersPublicly = defineCheck({
  id: 'kubernetes-api-answers-publicly',
  summary: 'AKS cluster whose control plane answers everybody on the internet',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'high',
  since: '0.1.0',
  on: 'kubernetes-cluster',
  why:
    'Whoever gets hold of a sign-in of the cluster can change what it runs from anywhere: models, their secrets, their ' +
    'data. With a private control plane that works from your network only.',
  passes:
    'apiServerAccessProfile.enablePrivateCluster is true, or authorizedIPRanges names addresses and none of them is ' +
    'the whole internet. Absent means public.',
  breaks: 'Tools and people outside the network or the ranges; Azure ML itself goes through its extension.',
  repair: 'precondition',
  needs: ['Microsoft.ContainerService/managedClusters/read'],
  peers: [
    'PSRule AZR-000030',
    'checkov CKV_AZURE_6',
    'checkov CKV_AZURE_115',
    'trivy AZU-0041',
    'azqr aks-004',
    'Prowler aks_clusters_public_access_disabled',
  ],
  references: [
    'https://learn.microsoft.com/azure/aks/private-clusters',
    'https://learn.microsoft.com/azure/aks/api-server-authorized-ip-ranges',
  ],
  judge({ subject: cluster }) {
    if (cluster.flag('properties.apiServerAccessProfile.enablePrivateCluster') === true) {
      return pass('enablePrivateCluster is true');
    }
    const ranges = cluster.texts('properties.apiServerAccessProfile.authorizedIPRanges');
    if (ranges.some((range) => range.endsWith('/0'))) {
      return fail('authorizedIPRanges holds the whole internet');
    }
    return ranges.length > 0
      ? pass(`authorizedIPRanges names ${countOf(ranges.length, 'range')}`)
      : fail('The cluster is not private, and authorizedIPRanges is empty');
  },
  fix: ({ subject: cluster }) =>
    advise('Let in the addresses of your own network only, or make the cluster private', [
      `az aks update --name ${shellWord(cluster.name)} --resource-group ${shellWord(resourceGroupOf(cluster.id))} --api-server-authorized-ip-ranges '<your ranges>'`,
    ]),
});
