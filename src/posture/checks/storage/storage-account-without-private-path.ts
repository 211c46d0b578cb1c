import { advise } from '../../fixes/remedy.js';
import { Unread } from '../../snapshot/reading.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import {
  approvedEndpoints,
  groupsBehind,
  letsInComputeSubnets,
  managedEndpoints,
} from '../associated/private-connections.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { datastoresOn, isOwnAccount, readAccount } from './account.js';
import { storageService } from './storage-service.js';

const groupOfDatastore: Readonly<Record<string, string>> = {
  azureblob: 'blob',
  azurefile: 'file',
  azuredatalakegen2: 'dfs',
};

export const storageAccountWithoutPrivatePath = defineCheck({
  id: 'storage-account-without-private-path',
  summary: 'storage account without a private endpoint for each kind of data in use',
  group: 'network',
  serves: 'network-storage',
  severity: 'high',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'Without a private endpoint, jobs and people reach the data by its public address, which then has to stay open. ' +
    'Each kind of data has an endpoint of its own: a workspace needs blob and file.',
  passes:
    'Approved private endpoints, or active rules of the managed network, lead to blob and file of the own account (dfs ' +
    'too with a hierarchical namespace), and to what the datastores use of other accounts; or the firewall lets in each ' +
    'compute subnet by its service endpoint. Batch scoring also needs queue and table, which is not asked here.',
  breaks: 'Nothing as long as names resolve: the private DNS zone of each endpoint has to be linked to the network.',
  repair: 'precondition',
  needs: [
    readAccount,
    'Microsoft.Network/privateEndpoints/read',
    'Microsoft.MachineLearningServices/workspaces/datastores/read',
    'Microsoft.MachineLearningServices/workspaces/outboundRules/read',
    'Microsoft.MachineLearningServices/workspaces/computes/read',
    'Microsoft.Network/virtualNetworks/subnets/read',
  ],
  peers: [
    'checkov CKV2_AZURE_33',
    'Prowler storage_ensure_private_endpoints_in_storage_accounts',
    'Azure Policy 6edd7eda',
    'APRL dc55be60',
    'steampipe storage_account_uses_private_link',
  ],
  otherwise: 'The peers are content with any private endpoint; one for blob alone leaves the file share without.',
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet'],
  judge({ subject: account, view }) {
    const endpoints = approvedEndpoints(account);
    const needed = neededGroups(account, view);
    if (needed.length === 0) {
      return notApplicable('No datastore leads to this account');
    }
    const { groups, hidden } = groupsBehind(account, endpoints, view);
    const missing = needed.filter((group) => !groups.has(group));
    if (missing.length === 0) {
      return pass(`Private endpoints lead to ${needed.join(', ')}`);
    }
    const managed = managedEndpoints(account, view);
    const open = missing.filter((group) => !managed.some((rule) => rule.active && rule.group === group));
    if (open.length === 0) {
      return pass(`The managed network and private endpoints lead to ${needed.join(', ')}`);
    }
    if (letsInComputeSubnets(account, storageService, view)) {
      return pass('The firewall lets in each compute subnet by its service endpoint');
    }
    if (hidden > managed.length) {
      throw new Unread({ code: 'not-read', message: `What ${String(hidden)} private endpoints lead to is not known` });
    }
    return fail(`No private endpoint leads to ${open.join(', ')}`);
  },
  fix: () => advise('Create a private endpoint for each missing kind of data, with its private DNS zone'),
});

function neededGroups(account: Resource, view: SnapshotView): readonly string[] {
  if (isOwnAccount(account, view)) {
    return account.flag('properties.isHnsEnabled') === true ? ['blob', 'file', 'dfs'] : ['blob', 'file'];
  }
  const types = datastoresOn(account, view).map((store) => store.text('properties.datastoreType')?.toLowerCase() ?? '');
  return [...new Set(types.map((type) => groupOfDatastore[type]).filter((group) => group !== undefined))];
}
