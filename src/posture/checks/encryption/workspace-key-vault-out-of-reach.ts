import { advise, setProperties } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { parseResourceId, resourceGroupOf } from '../../resource-id.js';
import { encryptionKeyOf } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inheritedFromHub } from '../workspace/hub-and-project.js';

export const workspaceKeyVaultOutOfReach = defineCheck({
  id: 'workspace-key-vault-out-of-reach',
  summary: 'vault of the workspace’s key that the service cannot reach',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'The services that keep the workspace’s data ask the vault for the key again and again. A firewall that does not let ' +
    'them pass, or a vault in another tenant, makes the workspace fail some hours later.',
  passes:
    'The vault that keyVaultArmId names exists, its tenantId is that of the workspace, and, where its firewall is closed ' +
    '(publicNetworkAccess Disabled or networkAcls.defaultAction Deny), networkAcls.bypass is AzureServices, which absence ' +
    'means too. With service-side encryption publicNetworkAccess is not Disabled.',
  breaks: 'Nothing.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/read', 'Microsoft.KeyVault/vaults/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys',
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet',
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
    const tenant = workspace.text('properties.tenantId') ?? workspace.text('identity.tenantId');
    if (tenant !== undefined && !vault.is('properties.tenantId', tenant)) {
      return fail(`${vault.name} belongs to another tenant than the workspace`);
    }
    const off = vault.is('properties.publicNetworkAccess', 'Disabled');
    if (off && isServiceSide(workspace)) {
      return fail('Service-side encryption does not work with a vault whose publicNetworkAccess is Disabled');
    }
    const closed = off || vault.is('properties.networkAcls.defaultAction', 'Deny');
    return closed && vault.is('properties.networkAcls.bypass', 'None')
      ? fail(`The firewall of ${vault.name} is closed, and networkAcls.bypass is None`)
      : pass(
          `${vault.name} is in the same tenant, and ${closed ? 'lets trusted services pass' : 'its firewall is open'}`,
        );
  },
  fix({ subject: workspace, view }) {
    const key = encryptionKeyOf(workspace);
    if (key === undefined || !view.resource(key.vault).exists) {
      return undefined;
    }
    if (isServiceSide(workspace) || !view.resource(key.vault).is('properties.networkAcls.bypass', 'None')) {
      return advise(
        'Keep the key in a vault of the same tenant; with service-side encryption, one with a firewall and not without public access',
      );
    }
    return setProperties(
      key.vault,
      { networkAcls: { bypass: 'AzureServices' } },
      'Let trusted Microsoft services pass the firewall of the vault',
      [
        `az keyvault update --name ${shellWord(parseResourceId(key.vault)?.name ?? '')} ` +
          `--resource-group ${shellWord(resourceGroupOf(key.vault))} --bypass AzureServices`,
      ],
    );
  },
});

function isServiceSide(workspace: Resource): boolean {
  return workspace.flag('properties.enableServiceSideCMKEncryption') === true;
}
