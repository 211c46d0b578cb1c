import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { updateCluster } from './aks-update.js';

export const kubernetesWithoutAzureRoles = defineCheck({
  id: 'kubernetes-without-azure-roles',
  summary: 'AKS cluster that does not ask Entra and Azure roles who may do what',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'high',
  since: '0.1.0',
  on: 'kubernetes-cluster',
  why:
    'With Azure roles for Kubernetes you see and take away access in one place, for the cluster as for the workspace. ' +
    'Without it, rights live in the cluster, where nobody reviews them and people who leave keep them.',
  passes:
    'aadProfile is there with enableAzureRBAC true, and enableRBAC is not false. Absent aadProfile means no Entra ' +
    'sign-in. Entra sign-in without Azure roles fails with a lower severity.',
  breaks: 'Access by bindings inside the cluster goes on; people need an Azure Kubernetes Service role for the rest.',
  repair: 'precondition',
  needs: ['Microsoft.ContainerService/managedClusters/read'],
  peers: ['PSRule AZR-000029', 'PSRule AZR-000032', 'checkov CKV_AZURE_5'],
  references: [
    'https://learn.microsoft.com/azure/aks/manage-azure-rbac',
    'https://learn.microsoft.com/azure/aks/enable-authentication-microsoft-entra-id',
  ],
  judge({ subject: cluster }) {
    if (cluster.flag('properties.enableRBAC') === false) {
      return fail('enableRBAC is false: whoever reaches the cluster may do everything');
    }
    if (!cluster.has('properties.aadProfile')) {
      return fail('aadProfile is not set: the cluster does not know Entra');
    }
    return cluster.flag('properties.aadProfile.enableAzureRBAC') === true
      ? pass('aadProfile.enableAzureRBAC is true')
      : fail('aadProfile is set, but enableAzureRBAC is not true', 'medium');
  },
  fix: ({ subject: cluster }) =>
    updateCluster(
      cluster,
      { aadProfile: { managed: true, enableAzureRBAC: true } },
      'Let the cluster ask Entra and Azure roles',
      cluster.has('properties.aadProfile') ? '--enable-azure-rbac' : '--enable-aad --enable-azure-rbac',
    ),
});
