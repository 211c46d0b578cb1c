import { advise } from '../../fixes/remedy.js';
import { judgeMissingOwnKey } from '../associated/own-key.js';
import { defineCheck } from '../define-check.js';
import { pass } from '../verdict.js';
import { readAccount } from './account.js';

export const storageAccountWithMicrosoftKey = defineCheck({
  id: 'storage-account-with-microsoft-key',
  summary: 'storage account encrypted with a key of Microsoft',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'medium',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'Data at rest is always encrypted. A key of your own lets you decide who may use it, see each use, and make all ' +
    'copies unreadable at once by taking the key away.',
  passes:
    'encryption.keySource is Microsoft.Keyvault and encryption.keyvaultproperties.keyname is set. Absent means keys of ' +
    'Microsoft: medium where the data is said to be sensitive, low where nothing says so, not asked where it is said ' +
    'not to be.',
  breaks: 'All access, once the key is deleted, disabled or expired; needs a vault with purge protection.',
  repair: 'precondition',
  needs: [readAccount, 'Microsoft.MachineLearningServices/workspaces/read'],
  peers: [
    'checkov CKV2_AZURE_1',
    'trivy AZU-0060',
    'Prowler storage_ensure_encryption_with_customer_managed_keys',
    'Azure Policy 6fac406b',
    'cloudsploit storageAccountsEncryption',
    'steampipe storage_account_encryption_at_rest_using_cmk',
  ],
  otherwise: 'The peers fail every account; how much it matters depends on the data, so it does here.',
  references: [
    'https://learn.microsoft.com/azure/storage/common/customer-managed-keys-overview',
    'https://learn.microsoft.com/azure/machine-learning/concept-data-encryption',
  ],
  judge(judged) {
    const { subject: account } = judged;
    const own = account.is('properties.encryption.keySource', 'Microsoft.Keyvault');
    const key = account.text('properties.encryption.keyvaultproperties.keyname');
    if (own && key !== undefined) {
      return pass(`encryption.keySource is Microsoft.Keyvault with the key ${key}`);
    }
    const source = account.text('properties.encryption.keySource');
    return judgeMissingOwnKey(`encryption.keySource is ${source ?? 'not set, which means Microsoft.Storage'}`, judged);
  },
  fix: () =>
    advise(
      'Create a key in a vault with purge protection, give the account an identity that may use it, and switch over',
    ),
});
