import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { parseResourceId } from '../../resource-id.js';
import { encryptionKeyOf } from '../../snapshot/places.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inheritedFromHub } from '../workspace/hub-and-project.js';

const yearly = {
  lifetimeActions: [{ trigger: { timeAfterCreate: 'P12M' }, action: { type: 'Rotate' } }],
  attributes: { expiryTime: 'P2Y' },
};

export const workspaceKeyWithoutRotation = defineCheck({
  id: 'workspace-key-without-rotation',
  summary: 'key of the workspace that nothing renews',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'The longer a key is used, the more is lost with it, and a key that is renewed by hand is renewed late. A policy of ' +
    'the vault makes a new version in time.',
  passes:
    'rotationPolicy.lifetimeActions of the key has an action of the type Rotate. Absent means that there is no policy. ' +
    'With service-side encryption rotation is not supported yet, so it is not asked for.',
  breaks:
    'Nothing in the vault; the workspace goes on with the version that it names until somebody updates it, so plan that too.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/read', 'Microsoft.KeyVault/vaults/keys/read'],
  peers: ['PSRule AZR-000123', 'Prowler keyvault_key_rotation_enabled'],
  references: [
    'https://learn.microsoft.com/azure/key-vault/keys/how-to-configure-key-rotation',
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys',
  ],
  judge({ subject: workspace, view }) {
    const key = inheritedFromHub(workspace, 'encryption') ?? encryptionKeyOf(workspace);
    if (key === undefined || 'is' in key) {
      return key ?? notApplicable('The workspace has no key of its own');
    }
    if (workspace.flag('properties.enableServiceSideCMKEncryption') === true) {
      return notApplicable('Service-side encryption does not support rotation yet');
    }
    const actions = view.resource(key.key).list('properties.rotationPolicy.lifetimeActions');
    return actions.some((action) => action.is('action.type', 'rotate'))
      ? pass(`The key ${key.name} is rotated by policy`)
      : fail(`The key ${key.name} has no rotation policy that makes new versions`);
  },
  fix: ({ subject: workspace }) => {
    const key = encryptionKeyOf(workspace);
    return key === undefined
      ? undefined
      : advise('Let the vault make a new version each year, and update the workspace to it', [
          `az keyvault key rotation-policy update --vault-name ${shellWord(parseResourceId(key.vault)?.name ?? '')} ` +
            `--name ${shellWord(key.name)} --value ${shellWord(JSON.stringify(yearly))}`,
        ]);
  },
});
