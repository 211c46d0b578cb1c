import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const workspaceDatabaseWithoutOwnKey = defineCheck({
  id: 'workspace-database-without-own-key',
  summary: 'metadata of the workspace in a database with a key of Microsoft',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'medium',
  since: '0.1.0',
  on: 'cosmos-account',
  why: 'A workspace with a key of your own keeps the history of its jobs in a Cosmos DB account. Where that account has not taken the key over, the history is not under your control.',
  passes: 'keyVaultKeyUri is set. Absent means a key of Microsoft.',
  breaks: 'Only a new account can have it.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/read', 'Microsoft.DocumentDB/databaseAccounts/read'],
  peers: ['checkov CKV_AZURE_100', 'Azure Policy 1f905d99', 'steampipe cosmosdb_account_encryption_at_rest_using_cmk'],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys',
    'https://learn.microsoft.com/azure/cosmos-db/how-to-setup-customer-managed-keys',
  ],
  judge({ subject: account }) {
    const key = account.text('properties.keyVaultKeyUri') ?? '';
    return key === '' ? fail('keyVaultKeyUri is not set') : pass('keyVaultKeyUri is set');
  },
  fix: () =>
    advise(
      'An account gets its key when it is made: create a new workspace, with the key in place, and move the work there',
    ),
});
