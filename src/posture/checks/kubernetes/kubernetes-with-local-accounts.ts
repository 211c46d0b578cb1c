import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { updateCluster } from './aks-update.js';

export const kubernetesWithLocalAccounts = defineCheck({
  id: 'kubernetes-with-local-accounts',
  summary: 'AKS cluster that can be administered with a local account',
  group: 'identity',
  serves: 'identity-least-privilege',
  severity: 'high',
  since: '0.1.0',
  on: 'kubernetes-cluster',
  why:
    'The local account is an administrator with a certificate that does not expire soon, belongs to nobody, and passes ' +
    'by every rule of sign-in that you have set for people.',
  passes: 'disableLocalAccounts is true. Absent means false.',
  breaks:
    'Scripts that fetch the administrator credentials; have Entra sign-in of the cluster and a group of administrators first.',
  repair: 'precondition',
  needs: ['Microsoft.ContainerService/managedClusters/read'],
  peers: [
    'PSRule AZR-000031',
    'checkov CKV_AZURE_141',
    'Azure Policy 993c2fcd',
    'Prowler aks_cluster_local_accounts_disabled',
  ],
  references: ['https://learn.microsoft.com/azure/aks/manage-local-accounts-managed-azure-ad'],
  judge({ subject: cluster }) {
    const disabled = cluster.flag('properties.disableLocalAccounts');
    return disabled === true
      ? pass('disableLocalAccounts is true')
      : fail(`disableLocalAccounts is ${disabled === undefined ? 'not set, which means false' : 'false'}`);
  },
  fix: ({ subject: cluster }) =>
    updateCluster(
      cluster,
      { disableLocalAccounts: true },
      'Switch local accounts off once administrators sign in with Entra',
      '--disable-local-accounts',
    ),
});
