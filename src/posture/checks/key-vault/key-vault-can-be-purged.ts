import { setProperties } from '../../fixes/remedy.js';
import { updateKeyVault } from '../associated/az.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readVault } from './vault.js';

export const keyVaultCanBePurged = defineCheck({
  id: 'key-vault-can-be-purged',
  summary: 'key vault whose deleted keys and secrets can be destroyed at once',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'high',
  since: '0.1.0',
  on: 'key-vault',
  why:
    'Whoever destroys a key destroys everything that it encrypts. With purge protection a deleted key or vault can be ' +
    'brought back for a while, whatever rights the attacker has; keys of your own require it.',
  passes: 'enableSoftDelete is not false (absent means true) and enablePurgeProtection is true (absent means false).',
  breaks: 'Nothing; the name of a deleted vault stays taken until the retention is over, and it cannot be turned back.',
  repair: 'one-way',
  needs: [readVault],
  peers: [
    'PSRule AZR-000124',
    'PSRule AZR-000125',
    'checkov CKV_AZURE_42',
    'checkov CKV_AZURE_110',
    'checkov CKV_AZURE_111',
    'trivy AZU-0016',
    'terrascan AC_AZURE_0170',
    'Prowler keyvault_recoverable',
    'Azure Policy 1e66c121',
    'Azure Policy 0b60c0b2',
  ],
  otherwise:
    'checkov CKV_AZURE_111 asks for soft delete alone; without purge protection a deleted vault can be ended at once.',
  references: [
    'https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview',
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys',
  ],
  judge({ subject: vault }) {
    if (vault.flag('properties.enableSoftDelete') === false) {
      return fail('enableSoftDelete is false');
    }
    if (vault.flag('properties.enablePurgeProtection') !== true) {
      return fail('enablePurgeProtection is not true');
    }
    return pass(`Deleted keys are kept ${String(vault.number('properties.softDeleteRetentionInDays') ?? 90)} days`);
  },
  fix: ({ subject: vault }) =>
    setProperties(
      vault.id,
      { enableSoftDelete: true, enablePurgeProtection: true },
      'Switch purge protection on; it cannot be switched off again',
      [updateKeyVault(vault, '--enable-purge-protection true')],
    ),
});
