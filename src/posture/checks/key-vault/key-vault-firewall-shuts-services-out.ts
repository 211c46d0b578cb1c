import { setProperties } from '../../fixes/remedy.js';
import { updateKeyVault } from '../associated/az.js';
import { exposureOf } from '../associated/exposure.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { readVault } from './vault.js';

export const keyVaultFirewallShutsServicesOut = defineCheck({
  id: 'key-vault-firewall-shuts-services-out',
  summary: 'closed key vault that does not let trusted services of Azure through',
  group: 'network',
  serves: 'network-key-vault',
  severity: 'high',
  since: '0.1.0',
  on: 'key-vault',
  why:
    'The workspace fetches keys from the vault from outside your network. Without the exception it loses its storage, ' +
    'and with a key of your own everything that the key encrypts; the vault tends to be opened to all in a hurry then.',
  passes:
    'networkAcls.bypass is AzureServices while publicNetworkAccess is Disabled or defaultAction is Deny. An absent ' +
    'bypass means AzureServices. A vault that is open, or behind a network security perimeter, is not asked.',
  breaks: 'Nothing; the services still need a role or an access policy.',
  repair: 'in-place',
  needs: [readVault],
  peers: ['cloudsploit trustedServicesEnabled'],
  references: [
    'https://learn.microsoft.com/azure/key-vault/general/network-security',
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet',
  ],
  judge({ subject: vault }) {
    const exposure = exposureOf(vault);
    if (exposure.is === 'open' || exposure.is === 'perimeter') {
      return notApplicable(`The exception of the firewall does not decide: ${exposure.because}`);
    }
    const bypass = vault.text('properties.networkAcls.bypass') ?? 'AzureServices';
    return bypass.toLowerCase() === 'azureservices'
      ? pass('networkAcls.bypass lets in trusted Azure services')
      : fail(`networkAcls.bypass is ${bypass}, and ${exposure.because}`);
  },
  fix: ({ subject: vault }) =>
    setProperties(
      vault.id,
      { networkAcls: { bypass: 'AzureServices' } },
      'Let trusted services of Azure pass the firewall of the vault',
      [updateKeyVault(vault, '--bypass AzureServices')],
    ),
});
