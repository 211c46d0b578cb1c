import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { setWhereOwn } from './kept-by-service.js';

export const workspaceDatabaseWithAccountKeys = defineCheck({
  id: 'workspace-database-with-account-keys',
  summary: 'database of the workspace that can be opened with account keys',
  group: 'identity',
  serves: 'identity-entra-authentication',
  severity: 'medium',
  since: '0.1.0',
  on: 'cosmos-account',
  why: 'A key of the account opens everything in it, says nothing of who used it, and does not end. Roles of Microsoft Entra do both.',
  passes: 'disableLocalAuth is true, which refuses the keys for everything. Absent means false.',
  breaks: 'Whoever connects with a key.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/read', 'Microsoft.DocumentDB/databaseAccounts/read'],
  peers: [
    'PSRule AZR-000420',
    'PSRule AZR-000095',
    'checkov CKV_AZURE_132',
    'checkov CKV_AZURE_140',
    'azqr cosmos-008',
    'azqr cosmos-009',
  ],
  otherwise:
    'PSRule AZR-000095 and checkov CKV_AZURE_132 ask for disableKeyBasedMetadataWriteAccess, which keeps keys from ' +
    'changing databases and containers but not from reading and writing what is in them.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys',
    'https://learn.microsoft.com/azure/cosmos-db/how-to-connect-role-based-access-control',
  ],
  judge({ subject: account }) {
    if (account.flag('properties.disableLocalAuth') === true) {
      return pass('disableLocalAuth is true');
    }
    return fail(
      account.flag('properties.disableKeyBasedMetadataWriteAccess') === true
        ? 'disableLocalAuth is not true, so that keys read and write data'
        : 'disableLocalAuth and disableKeyBasedMetadataWriteAccess are not true, so that keys do everything',
    );
  },
  fix: ({ subject: account, view }) =>
    setWhereOwn(
      account,
      view,
      { disableLocalAuth: true, disableKeyBasedMetadataWriteAccess: true },
      'Allow roles of Microsoft Entra only',
    ),
});
