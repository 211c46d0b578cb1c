import { workspaceKeyCanBePurged } from '../../../../src/posture/checks/encryption/workspace-key-can-be-purged.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(workspaceKeyCanBePurged, {
  pass: {
    'soft delete and purge protection': {},
    'soft delete not mentioned, which means on': { given: { vault: { properties: { enableSoftDelete: null } } } },
  },
  fail: {
    'no purge protection': { given: { vault: { properties: { enablePurgeProtection: false } } }, says: /is false/ },
    'no value, which means none': {
      given: { vault: { properties: { enablePurgeProtection: null } } },
      says: /not set/,
    },
    'no soft delete': { given: { vault: { properties: { enableSoftDelete: false } } }, says: /enableSoftDelete/ },
    'a vault that is gone': { given: { vault: 'absent' }, says: /does not exist/ },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'a vault that cannot be read': { given: { vault: 'forbidden' } },
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
