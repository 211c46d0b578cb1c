import { workspaceKeyNotUsable } from '../../../../src/posture/checks/encryption/workspace-key-not-usable.js';
import { madeAt } from '../../../support/azure/made-snapshot.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const version = 'vault/keys/mlw-cmk/versions/0123456789abcdef0123456789abcdef';

testCheck(workspaceKeyNotUsable, {
  pass: {
    'enabled, strong and valid for long': { says: /RSA with 3072 bits, valid for/ },
    'no end': { given: { [version]: { properties: { attributes: { exp: null } } } }, says: /without an end/ },
    'a workspace that names no version': {
      given: {
        workspace: {
          properties: {
            encryption: { keyVaultProperties: { keyIdentifier: 'https://kv-churn-prod.vault.azure.net/keys/mlw-cmk' } },
          },
        },
      },
    },
  },
  fail: {
    deleted: { given: { [version]: 'absent' }, says: /does not exist/ },
    disabled: { given: { [version]: { properties: { attributes: { enabled: false } } } }, says: /disabled/ },
    expired: { given: { [version]: { properties: { attributes: { exp: 1760000000 } } } }, says: /has expired/ },
    'about to expire, which is less bad': {
      given: { [version]: { properties: { attributes: { exp: Date.parse(madeAt) / 1000 + 86_400 * 10 } } } },
      says: /within 11 days.*medium/,
    },
    short: { given: { [version]: { properties: { keySize: 1024 } } }, says: /1024 bits/ },
    'of another kind': { given: { [version]: { properties: { kty: 'EC' } } }, says: /EC/ },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'a key that cannot be read': { given: { [version]: 'forbidden' } },
    'no size': { given: { [version]: { properties: { keySize: null } } } },
    'a key that does not lie in a vault': {
      given: {
        workspace: {
          properties: {
            encryption: { keyVaultProperties: { keyVaultArmId: ids.vault.replace('vaults', 'managedHSMs') } },
          },
        },
      },
      says: /key in a key vault/,
    },
  },
  notApplicable: {
    'no key of your own': { given: { workspace: { properties: { encryption: { status: 'Disabled' } } } } },
    'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ },
  },
});
