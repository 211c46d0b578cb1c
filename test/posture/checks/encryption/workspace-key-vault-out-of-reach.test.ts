import { workspaceKeyVaultOutOfReach } from '../../../../src/posture/checks/encryption/workspace-key-vault-out-of-reach.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(workspaceKeyVaultOutOfReach, {
  pass: {
    'a firewall that lets trusted services pass': { says: /lets trusted services pass/ },
    'no value for the bypass, which means that': {
      given: { vault: { properties: { networkAcls: { bypass: null } } } },
    },
    'an open firewall': {
      given: {
        vault: {
          properties: { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow', bypass: 'None' } },
        },
      },
      says: /firewall is open/,
    },
  },
  fail: {
    'a vault that is gone': { given: { vault: 'absent' }, says: /does not exist/ },
    'another tenant': {
      given: { vault: { properties: { tenantId: '88888888-8888-7777-6666-555555555555' } } },
      says: /another tenant/,
    },
    'a closed firewall': {
      given: { vault: { properties: { networkAcls: { bypass: 'None' } } } },
      says: /bypass is None/,
    },
    'service-side encryption and a vault without public access': {
      given: { workspace: { properties: { enableServiceSideCMKEncryption: true } } },
      says: /Service-side/,
    },
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
