import { setProperties } from '../../fixes/remedy.js';
import { updateKeyVault } from '../associated/az.js';
import { exposureOf, keepsStrangersOut } from '../associated/exposure.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readVault } from './vault.js';

export const keyVaultAnswersPublicly = defineCheck({
  id: 'key-vault-answers-publicly',
  summary: 'key vault that answers on the public internet',
  group: 'network',
  serves: 'network-key-vault',
  severity: 'high',
  since: '0.1.0',
  on: 'key-vault',
  why:
    'The vault of the workspace holds the keys of the storage account, of datastores and of connections. Open to the ' +
    'internet, one stolen token of somebody who may read secrets gives all of them away.',
  passes:
    'publicNetworkAccess is Disabled or SecuredByPerimeter, or networkAcls.defaultAction is Deny and no address range is ' +
    'wider than /8. An absent publicNetworkAccess means Enabled, an absent networkAcls means Allow.',
  breaks: 'Access to secrets from outside the network; have a private endpoint or rules for the compute subnets first.',
  repair: 'precondition',
  needs: [readVault],
  peers: [
    'PSRule AZR-000355',
    'checkov CKV_AZURE_109',
    'checkov CKV_AZURE_189',
    'trivy AZU-0013',
    'Azure Policy 55615ac9',
    'Azure Policy 405c5871',
    'Prowler keyvault_access_only_through_private_endpoints',
    'cloudsploit restrictDefaultNetworkAccess',
    'cloudsploit keyVaultPublicAccess',
    'steampipe keyvault_firewall_enabled',
  ],
  otherwise:
    'checkov CKV_AZURE_189 passes a vault with an address rule, whether or not the firewall denies the others.',
  references: [
    'https://learn.microsoft.com/azure/key-vault/general/network-security',
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet',
  ],
  judge({ subject: vault }) {
    const exposure = exposureOf(vault);
    return keepsStrangersOut(exposure) ? pass(exposure.because) : fail(exposure.because);
  },
  fix: ({ subject: vault }) =>
    setProperties(
      vault.id,
      { publicNetworkAccess: 'Disabled', networkAcls: { defaultAction: 'Deny', bypass: 'AzureServices' } },
      'Close the vault to the public network, and let trusted services of Azure through, which the workspace needs',
      [updateKeyVault(vault, '--public-network-access Disabled --default-action Deny --bypass AzureServices')],
    ),
});
