import { setProperties } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { parseResourceId, resourceGroupOf } from '../../resource-id.js';
import { encryptionKeyOf } from '../../snapshot/places.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inheritedFromHub } from '../workspace/hub-and-project.js';

export const workspaceKeyCanBePurged = defineCheck({
  id: 'workspace-key-can-be-purged',
  summary: 'key of the workspace in a vault from which it can be deleted for good',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Whoever purges the key destroys the workspace: nobody, Microsoft included, can read it again. Purge protection ' +
    'leaves time to notice, and the service asks for it.',
  passes:
    'The vault that keyVaultArmId names has enablePurgeProtection true and does not have enableSoftDelete false. Absent ' +
    'purge protection means off; soft delete is on wherever it is not said to be off.',
  breaks:
    'The vault’s name and its deleted keys stay taken for the days of its retention; it cannot be switched off again.',
  repair: 'one-way',
  needs: ['Microsoft.MachineLearningServices/workspaces/read', 'Microsoft.KeyVault/vaults/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys#prerequisites',
    'https://learn.microsoft.com/azure/key-vault/general/soft-delete-overview',
  ],
  judge({ subject: workspace, view }) {
    const key = inheritedFromHub(workspace, 'encryption') ?? encryptionKeyOf(workspace);
    if (key === undefined || 'is' in key) {
      return key ?? notApplicable('The workspace has no key of its own');
    }
    const vault = view.resource(key.vault);
    if (!vault.exists) {
      return fail('The vault of the key does not exist');
    }
    if (vault.flag('properties.enableSoftDelete') === false) {
      return fail(`enableSoftDelete of ${vault.name} is false`);
    }
    const protectedFromPurge = vault.flag('properties.enablePurgeProtection');
    return protectedFromPurge === true
      ? pass(`${vault.name} has soft delete and purge protection`)
      : fail(`enablePurgeProtection of ${vault.name} is ${protectedFromPurge === undefined ? 'not set' : 'false'}`);
  },
  fix: ({ subject: workspace, view }) => {
    const key = encryptionKeyOf(workspace);
    return key === undefined || !view.resource(key.vault).exists
      ? undefined
      : setProperties(
          key.vault,
          { enableSoftDelete: true, enablePurgeProtection: true },
          'Protect the vault against purging',
          [
            `az keyvault update --name ${shellWord(parseResourceId(key.vault)?.name ?? '')} ` +
              `--resource-group ${shellWord(resourceGroupOf(key.vault))} --enable-purge-protection true`,
          ],
        );
  },
});
