import { workspaceNamesMissingResource } from '../../../../src/posture/checks/inventory/workspace-names-missing-resource.js';
import { ids, subscription } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const deletedVaults = `/subscriptions/${subscription}/providers/Microsoft.KeyVault/deletedVaults`;
const deletedAccounts = `/subscriptions/${subscription}/providers/Microsoft.Storage/deletedAccounts`;
const deletedVault = {
  id: `/subscriptions/${subscription}/providers/Microsoft.KeyVault/locations/westeurope/deletedVaults/kv`,
  properties: { vaultId: ids.vault.toUpperCase(), scheduledPurgeDate: '2027-02-18T09:00:00Z' },
};
const deletedAccount = { properties: { storageAccountResourceId: ids.storage } };
const none = { storageAccount: null, keyVault: null, containerRegistry: null, applicationInsights: null };

testCheck(workspaceNamesMissingResource, {
  pass: {
    'all there': {},
    'no registry yet': { given: { workspace: { properties: { containerRegistry: null } } } },
  },
  fail: {
    'the vault': { given: { vault: 'absent' }, says: /Does not exist: key vault/ },
    'a vault that was deleted a short while ago': {
      given: { vault: 'absent', [deletedVaults]: [deletedVault] },
      says: /key vault \(deleted; can be recovered until 2027-02-18\)/,
    },
    'a vault that is gone for good': {
      given: { vault: 'absent', [deletedVaults]: [] },
      says: /key vault \(gone for good\)/,
    },
    'a vault, where nobody may look at deleted ones': {
      given: { vault: 'absent', [deletedVaults]: 'forbidden' },
      says: /key vault \(whether it can be recovered could not be read\)/,
    },
    'an account that was deleted a short while ago': {
      given: { storage: 'absent', [deletedAccounts]: [deletedAccount] },
      says: /storage account \(deleted; can perhaps be recovered in the portal\)/,
    },
    'the registry, while the vault is refused': {
      given: { registry: 'absent', vault: 'forbidden' },
      says: /container registry/,
    },
  },
  unknown: {
    'a refused account': { given: { storage: 'forbidden' } },
    'a refused workspace': { given: { workspace: 'forbidden' } },
  },
  notApplicable: {
    'nothing named, as in a project': { given: { workspace: { properties: none } } },
    'a workspace that is gone': { given: { workspace: 'absent' } },
  },
});
