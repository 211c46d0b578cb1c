import { workspaceDatabaseWithOldTls } from '../../../../src/posture/checks/encryption/workspace-database-with-old-tls.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = `${ids.subscription}/resourceGroups/azureml-rg-mlw-churn-prod/providers/Microsoft.DocumentDB/databaseAccounts`;

testCheck(workspaceDatabaseWithOldTls, {
  pass: {
    'in order': {},
    'found in the resource group of the service': {
      given: {
        workspace: { properties: { encryption: { cosmosDbResourceId: null } } },
        [list]: [{ id: ids.cosmos }],
      },
    },
    'no value, which means 1.2': { given: { cosmos: { properties: { minimalTlsVersion: null } } } },
    'a later version': { given: { cosmos: { properties: { minimalTlsVersion: 'Tls13' } } } },
  },
  fail: {
    'not in order': { given: { cosmos: { properties: { minimalTlsVersion: 'Tls11' } } }, says: /Tls11/ },
    'an account of your own, which can be set': {
      given: {
        workspace: { properties: { serviceProvisionedResourceGroup: null } },
        cosmos: { properties: { minimalTlsVersion: 'Tls' } },
      },
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'a resource that cannot be read': { given: { cosmos: 'forbidden' } },
    'a resource group that was not read': {
      given: { workspace: { properties: { encryption: { cosmosDbResourceId: null } } } },
    },
    'an older API version': {
      given: { cosmos: { apiVersion: '2021-10-15', change: { properties: { minimalTlsVersion: null } } } },
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
