import { workspaceDatabaseWithAccountKeys } from '../../../../src/posture/checks/encryption/workspace-database-with-account-keys.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = `${ids.subscription}/resourceGroups/azureml-rg-mlw-churn-prod/providers/Microsoft.DocumentDB/databaseAccounts`;

testCheck(workspaceDatabaseWithAccountKeys, {
  pass: {
    'in order': {},
    'no keys at all, so that what they may change does not matter': {
      given: { cosmos: { properties: { disableKeyBasedMetadataWriteAccess: null } } },
    },
    'found in the resource group of the service': {
      given: {
        workspace: { properties: { encryption: { cosmosDbResourceId: null } } },
        [list]: [{ id: ids.cosmos }],
      },
    },
  },
  fail: {
    'not in order': {
      given: { cosmos: { properties: { disableLocalAuth: false } } },
      says: /read and write data/,
    },
    'neither of them': {
      given: { cosmos: { properties: { disableLocalAuth: null, disableKeyBasedMetadataWriteAccess: null } } },
      says: /keys do everything/,
    },
    'an account of your own, which can be set': {
      given: {
        workspace: { properties: { serviceProvisionedResourceGroup: null } },
        cosmos: { properties: { disableLocalAuth: false } },
      },
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'a resource that cannot be read': { given: { cosmos: 'forbidden' } },
    'a resource group that was not read': {
      given: { workspace: { properties: { encryption: { cosmosDbResourceId: null } } } },
    },
  },
  notApplicable: {
    'a workspace with a key of Microsoft': { given: { workspace: { properties: { encryption: null } } } },
    'service-side encryption': {
      given: {
        workspace: {
          properties: { enableServiceSideCMKEncryption: true, encryption: { cosmosDbResourceId: null } },
        },
      },
    },
  },
});
