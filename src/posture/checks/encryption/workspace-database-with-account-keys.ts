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
  passes: 'disableLocalAuth and disableKeyBasedMetadataWriteAccess are true. Absent means false.',
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
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys',
    'https://learn.microsoft.com/azure/cosmos-db/how-to-connect-role-based-access-control',
  ],
  judge({ subject: account }) {
    const open = ['disableLocalAuth', 'disableKeyBasedMetadataWriteAccess'].filter(
      (name) => account.flag(`properties.${name}`) !== true,
    );
    return open.length === 0
      ? pass('disableLocalAuth and disableKeyBasedMetadataWriteAccess are true')
      : fail(`Not true: ${open.join(', ')}`);
  },
  fix: ({ subject: account, view }) =>
    setWhereOwn(
      account,
      view,
      { disableLocalAuth: true, disableKeyBasedMetadataWriteAccess: true },
      'Allow roles of Microsoft Entra only',
    ),
});
