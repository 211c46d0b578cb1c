import { workspaceDatabaseAnswersPublicly } from '../../../../src/posture/checks/encryption/workspace-database-answers-publicly.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = `${ids.subscription}/resourceGroups/azureml-rg-mlw-churn-prod/providers/Microsoft.DocumentDB/databaseAccounts`;

testCheck(workspaceDatabaseAnswersPublicly, {
  pass: {
    'in order': {},
    'found in the resource group of the service': {
      given: {
        workspace: { properties: { encryption: { cosmosDbResourceId: null } } },
        [list]: [{ id: ids.cosmos }],
      },
    },
    'a network filter': {
      given: { cosmos: { properties: { publicNetworkAccess: 'Enabled' } } },
      says: /VirtualNetworkFilter/,
    },
    'a security perimeter': { given: { cosmos: { properties: { publicNetworkAccess: 'SecuredByPerimeter' } } } },
  },
  fail: {
    'not in order': {
      given: { cosmos: { properties: { publicNetworkAccess: 'Enabled', isVirtualNetworkFilterEnabled: false } } },
      says: /publicNetworkAccess is Enabled/,
    },
    'no value, which means open': {
      given: { cosmos: { properties: { publicNetworkAccess: null, isVirtualNetworkFilterEnabled: null } } },
      says: /which means Enabled/,
    },
    'an account of your own, which can be set': {
      given: {
        workspace: { properties: { serviceProvisionedResourceGroup: null } },
        cosmos: { properties: { publicNetworkAccess: 'Enabled', isVirtualNetworkFilterEnabled: false } },
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
