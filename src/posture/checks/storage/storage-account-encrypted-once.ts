import { advise } from '../../fixes/remedy.js';
import { holdsSensitiveData } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { readAccount } from './account.js';

export const storageAccountEncryptedOnce = defineCheck({
  id: 'storage-account-encrypted-once',
  summary: 'storage account with sensitive data and without a second layer of encryption',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'low',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'Infrastructure encryption adds a second layer with another key and another algorithm, so that a weakness of one of ' +
    'them does not expose the data. Some regulations for sensitive data ask for it.',
  passes:
    'encryption.requireInfrastructureEncryption is true; absent means false. Asked only where the workspace is said to ' +
    'hold sensitive data, by its tags or by the settings.',
  breaks: 'Nothing, but it can be chosen only when an account or an encryption scope is created.',
  repair: 'recreate',
  needs: [readAccount, 'Microsoft.MachineLearningServices/workspaces/read'],
  peers: [
    'trivy AZU-0061',
    'Prowler storage_infrastructure_encryption_is_enabled',
    'Azure Policy 4733ea7b',
    'cloudsploit infrastructureEncryption',
  ],
  otherwise: 'The peers ask it of every account; a new account for data that is not sensitive is hardly worth it.',
  references: ['https://learn.microsoft.com/azure/storage/common/infrastructure-encryption-enable'],
  judge({ subject: account, view, settings }) {
    if (account.flag('properties.encryption.requireInfrastructureEncryption') === true) {
      return pass('encryption.requireInfrastructureEncryption is true');
    }
    return holdsSensitiveData(view.workspace, settings) === true
      ? fail('The data is sensitive, and encryption.requireInfrastructureEncryption is not true')
      : notApplicable('Nothing says that the data is sensitive; tag the workspace or set it where it is');
  },
  fix: () => advise('Make a new account with infrastructure encryption, or an encryption scope for the sensitive data'),
});
