import { advise } from '../../fixes/remedy.js';
import { approvedEndpoints, letsInComputeSubnets, managedEndpoints } from '../associated/private-connections.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readVault } from './vault.js';

const vaultService = /^Microsoft\.KeyVault$/i;

export const keyVaultWithoutPrivatePath = defineCheck({
  id: 'key-vault-without-private-path',
  summary: 'key vault without a private endpoint or a rule for the compute subnets',
  group: 'network',
  serves: 'network-key-vault',
  severity: 'high',
  since: '0.1.0',
  on: 'key-vault',
  why:
    'Jobs that read secrets need a way to the vault. Where there is no private one, the vault stays open to the public ' +
    'network so that they work.',
  passes:
    'privateEndpointConnections has an approved one, or the managed network has an active rule for the vault, or ' +
    'networkAcls.virtualNetworkRules names each compute subnet and these have the service endpoint Microsoft.KeyVault.',
  breaks: 'Nothing as long as names resolve: link the zone privatelink.vaultcore.azure.net to the network.',
  repair: 'precondition',
  needs: [
    readVault,
    'Microsoft.MachineLearningServices/workspaces/outboundRules/read',
    'Microsoft.MachineLearningServices/workspaces/computes/read',
    'Microsoft.Network/virtualNetworks/subnets/read',
  ],
  peers: [
    'checkov CKV2_AZURE_32',
    'Prowler keyvault_private_endpoints',
    'Azure Policy a6abeaec',
    'APRL 00c3d2b0',
    'steampipe keyvault_vault_private_link_used',
    'steampipe keyvault_vault_use_virtual_service_endpoint',
  ],
  references: [
    'https://learn.microsoft.com/azure/key-vault/general/private-link-service',
    'https://learn.microsoft.com/azure/key-vault/general/overview-vnet-service-endpoints',
  ],
  judge({ subject: vault, view }) {
    const approved = approvedEndpoints(vault).length;
    if (approved > 0) {
      return pass(`Approved private endpoints: ${String(approved)}`);
    }
    if (managedEndpoints(vault, view).some((rule) => rule.active)) {
      return pass('The managed network has an active private endpoint to the vault');
    }
    return letsInComputeSubnets(vault, vaultService, view)
      ? pass('The firewall lets in each compute subnet by its service endpoint')
      : fail('No private endpoint is approved, and the firewall does not let in the compute subnets');
  },
  fix: () => advise('Create a private endpoint for the vault, with the private DNS zone of vaults'),
});
