import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { setWhereOwn } from './kept-by-service.js';

export const workspaceDatabaseWithOldTls = defineCheck({
  id: 'workspace-database-with-old-tls',
  summary: 'database of the workspace that accepts outdated TLS',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'low',
  since: '0.1.0',
  on: 'cosmos-account',
  why: 'Versions of TLS before 1.2 have known weaknesses, by which somebody on the way can read along.',
  passes: 'minimalTlsVersion is Tls12 or later. Absent means Tls12 since API version 2022-11-15.',
  breaks: 'Clients that know no TLS 1.2.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/read', 'Microsoft.DocumentDB/databaseAccounts/read'],
  peers: ['PSRule AZR-000415', 'Prowler cosmosdb_account_minimum_tls_version'],
  otherwise: 'PSRule AZR-000415 fails an account that does not say minimalTlsVersion; absent means Tls12.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys',
    'https://learn.microsoft.com/azure/cosmos-db/self-serve-minimum-tls-enforcement',
  ],
  judge({ subject: account }) {
    const version = account.text('properties.minimalTlsVersion', { since: '2022-11-15' });
    return version === undefined || /^Tls1[2-9]$/i.test(version)
      ? pass(`minimalTlsVersion is ${version ?? 'not set, which means Tls12'}`)
      : fail(`minimalTlsVersion is ${version}`);
  },
  fix: ({ subject: account, view }) => setWhereOwn(account, view, { minimalTlsVersion: 'Tls12' }, 'Ask for TLS 1.2'),
});
