import { advise } from '../../fixes/remedy.js';
import { judgeMissingOwnKey } from '../associated/own-key.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readRegistry } from './registry.js';

/** `https://vault/keys/name/version`. */
const versionedKey = /\/keys\/[^/]+\/[^/]+\/?$/i;

export const containerRegistryWithMicrosoftKey = defineCheck({
  id: 'container-registry-with-microsoft-key',
  summary: 'container registry encrypted with a key of Microsoft or with one fixed version',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'medium',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'Images can hold code and models that deserve the same care as data. A key of your own lets you see and end its use; ' +
    'a key fixed to one version stays behind when you renew it.',
  passes:
    'encryption.status is enabled and encryption.keyVaultProperties.keyIdentifier names a key without a version. A ' +
    'version fails with a low severity. Absent means keys of Microsoft: medium where the data is said to be sensitive, ' +
    'low where nothing says so, not asked where it is said not to be.',
  breaks: 'All pulls, once the key is deleted, disabled or expired; only a new Premium registry can have a key.',
  repair: 'recreate',
  needs: [readRegistry, 'Microsoft.MachineLearningServices/workspaces/read'],
  peers: ['Azure Policy 5b9159ae', 'cloudsploit acrCMKEncryption', 'steampipe container_registry_encrypted_with_cmk'],
  otherwise: 'The peers fail every registry without a key of one’s own and do not look at the version.',
  references: ['https://learn.microsoft.com/azure/container-registry/tutorial-enable-customer-managed-keys'],
  judge(judged) {
    const { subject: registry } = judged;
    const key = registry.text('properties.encryption.keyVaultProperties.keyIdentifier');
    if (registry.is('properties.encryption.status', 'enabled') && key !== undefined) {
      return versionedKey.test(key)
        ? fail('keyIdentifier is fixed to one version of the key', 'low')
        : pass('encryption.status is enabled, and the newest version of the key is used');
    }
    const status = registry.text('properties.encryption.status');
    return judgeMissingOwnKey(`encryption.status is ${status ?? 'not set, which means disabled'}`, judged);
  },
  fix: () =>
    advise(
      'Make a new Premium registry with a key named without its version, and move the images; or drop the version',
    ),
});
