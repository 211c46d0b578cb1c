import { setProperties } from '../../fixes/remedy.js';
import { updateStorageAccount } from '../associated/az.js';
import { exposureOf } from '../associated/exposure.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readAccount } from './account.js';

export const storageAccountAnswersPublicly = defineCheck({
  id: 'storage-account-answers-publicly',
  summary: 'storage account that answers on the public internet',
  group: 'network',
  serves: 'network-storage',
  severity: 'high',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'Training data, models and the code of jobs lie here. As long as the account has a public address, one leaked ' +
    'key or shared link is enough to read and change them from anywhere.',
  passes:
    'publicNetworkAccess is Disabled or SecuredByPerimeter. Absent means Enabled. Enabled behind a firewall that ' +
    'denies by default still fails, with a lower severity.',
  breaks: 'Everything that reaches the account by its public address; have private endpoints for blob and file first.',
  repair: 'precondition',
  needs: [readAccount],
  peers: [
    'checkov CKV_AZURE_59',
    'checkov CKV2_AZURE_50',
    'Azure Policy b2982f36',
    'Azure Policy a06d0189',
    'Prowler storage_account_public_network_access_disabled',
    'cloudsploit storageAccountPublicNetworkAccess',
    'steampipe storage_account_public_network_access_disabled',
  ],
  otherwise: 'checkov CKV_AZURE_59 passes an account that does not say publicNetworkAccess; absent means Enabled.',
  references: [
    'https://learn.microsoft.com/azure/storage/common/storage-network-security',
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet',
  ],
  judge({ subject: account }) {
    const exposure = exposureOf(account);
    switch (exposure.is) {
      case 'closed':
      case 'perimeter':
        return pass(exposure.because);
      case 'firewall':
        return fail(exposure.because, 'medium');
      case 'open':
        return fail(exposure.because);
    }
  },
  fix: ({ subject: account }) =>
    setProperties(
      account.id,
      { publicNetworkAccess: 'Disabled' },
      'Switch public access off once the private endpoints work for people and computes',
      [updateStorageAccount(account, '--public-network-access Disabled')],
    ),
});
