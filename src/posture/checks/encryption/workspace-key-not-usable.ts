import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { parseResourceId } from '../../resource-id.js';
import { encryptionKeyOf } from '../../snapshot/places.js';
import { Unread } from '../../snapshot/reading.js';
import type { Resource } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass, type Verdict } from '../verdict.js';
import { inheritedFromHub } from '../workspace/hub-and-project.js';

const dayMs = 86_400_000;
/** A key that ends sooner needs somebody now. */
const warnDays = 30;

export const workspaceKeyNotUsable = defineCheck({
  id: 'workspace-key-not-usable',
  summary: 'key of the workspace that is gone, disabled, expired, about to expire or weak',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'A workspace whose key is disabled or expired stops, and one whose key is deleted is lost with its history. A key ' +
    'that is too short protects less than it promises.',
  passes:
    'The version of the key that keyIdentifier names exists, its attributes.enabled is not false, attributes.exp is ' +
    'absent or more than 30 days away, kty is RSA or RSA-HSM, and keySize is at least 2048.',
  breaks: 'Nothing; after a new version, the workspace has to be told to use it.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/read', 'Microsoft.KeyVault/vaults/keys/read'],
  peers: ['PSRule AZR-000123'],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys',
    'https://learn.microsoft.com/azure/key-vault/keys/about-keys-details',
  ],
  judge({ subject: workspace, view, settings }) {
    const key = inheritedFromHub(workspace, 'encryption') ?? encryptionKeyOf(workspace);
    if (key === undefined || 'is' in key) {
      return key ?? notApplicable('The workspace has no key of its own');
    }
    const version = view.resource(key.version);
    return version.exists ? judgeKey(version, settings.now) : fail(`The key ${key.name} does not exist`);
  },
  fix: ({ subject: workspace }) => {
    const key = encryptionKeyOf(workspace);
    return key === undefined
      ? undefined
      : advise(
          'Make a new version of the key, or recover it, and name that version in the encryption of the workspace',
          [
            `az keyvault key rotate --vault-name ${shellWord(parseResourceId(key.vault)?.name ?? '')} --name ${shellWord(key.name)}`,
          ],
        );
  },
});

function judgeKey(key: Resource, now: number): Verdict {
  if (key.flag('properties.attributes.enabled') === false) {
    return fail('The key is disabled');
  }
  // Seconds since the Unix epoch.
  const ends = key.number('properties.attributes.exp');
  const days = ends === undefined ? undefined : Math.floor((ends * 1000 - now) / dayMs);
  if (days !== undefined && days < warnDays) {
    return days < 0 ? fail('The key has expired') : fail(`The key expires within ${String(days + 1)} days`, 'medium');
  }
  const kind = key.text('properties.kty');
  if (kind !== undefined && !/^RSA(?:-HSM)?$/i.test(kind)) {
    return fail(`The key is of the kind ${kind}, not RSA`);
  }
  const bits = key.number('properties.keySize');
  if (kind === undefined || bits === undefined) {
    throw new Unread({ code: 'wrong-shape', message: 'Kind and size of the key are not given' });
  }
  return bits < 2048
    ? fail(`The key has ${String(bits)} bits`, 'medium')
    : pass(
        `The key is enabled, RSA with ${String(bits)} bits, ${days === undefined ? 'without an end' : `valid for ${String(days)} days`}`,
      );
}
