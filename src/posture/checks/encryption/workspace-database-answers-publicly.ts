import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { setWhereOwn } from './kept-by-service.js';

export const workspaceDatabaseAnswersPublicly = defineCheck({
  id: 'workspace-database-answers-publicly',
  summary: 'database of the workspace that answers on the public internet',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'medium',
  since: '0.1.0',
  on: 'cosmos-account',
  why: 'The names of jobs, data and models of the workspace lie in this account. Open to the internet, only its keys stand before them.',
  passes:
    'publicNetworkAccess is Disabled or SecuredByPerimeter, or isVirtualNetworkFilterEnabled is true. Absent means Enabled and false.',
  breaks: 'Whoever reads the account from outside its network.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/read', 'Microsoft.DocumentDB/databaseAccounts/read'],
  peers: [
    'PSRule AZR-000421',
    'checkov CKV_AZURE_99',
    'checkov CKV_AZURE_101',
    'azqr cosmos-004',
    'Prowler cosmosdb_account_firewall_use_selected_networks',
  ],
  otherwise: 'checkov CKV_AZURE_101 fails SecuredByPerimeter, which lets in only what the perimeter names.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys',
    'https://learn.microsoft.com/azure/cosmos-db/how-to-configure-private-endpoints',
  ],
  judge({ subject: account }) {
    const access = account.text('properties.publicNetworkAccess');
    if (access !== undefined && ['disabled', 'securedbyperimeter'].includes(access.toLowerCase())) {
      return pass(`publicNetworkAccess is ${access}`);
    }
    return account.flag('properties.isVirtualNetworkFilterEnabled') === true
      ? pass('isVirtualNetworkFilterEnabled is true')
      : fail(`publicNetworkAccess is ${access ?? 'not set, which means Enabled'}, and no network filter is on`);
  },
  fix: ({ subject: account, view }) =>
    setWhereOwn(account, view, { publicNetworkAccess: 'Disabled' }, 'Switch public access of the account off'),
});
