import { workspaceKeyWithoutRotation } from '../../../../src/posture/checks/encryption/workspace-key-without-rotation.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(workspaceKeyWithoutRotation, {
  pass: { 'rotated by policy': {} },
  fail: {
    'no policy': { given: { 'vault/keys/mlw-cmk': { properties: { rotationPolicy: null } } }, says: /mlw-cmk/ },
    'a policy that only tells somebody': {
      given: {
        'vault/keys/mlw-cmk': { properties: { rotationPolicy: { lifetimeActions: [{ action: { type: 'notify' } }] } } },
      },
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'a key that cannot be read': { given: { 'vault/keys/mlw-cmk': 'forbidden' } },
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
    'service-side encryption': {
      given: { workspace: { properties: { enableServiceSideCMKEncryption: true } } },
      says: /does not support rotation/,
    },
    'no key of your own': { given: { workspace: { properties: { encryption: { status: 'Disabled' } } } } },
    'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ },
  },
});
