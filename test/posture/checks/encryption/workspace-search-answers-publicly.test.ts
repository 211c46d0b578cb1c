import { workspaceSearchAnswersPublicly } from '../../../../src/posture/checks/encryption/workspace-search-answers-publicly.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = `${ids.subscription}/resourceGroups/azureml-rg-mlw-churn-prod/providers/Microsoft.Search/searchServices`;

testCheck(workspaceSearchAnswersPublicly, {
  pass: {
    'in order': {},
    'found in the resource group of the service': {
      given: {
        workspace: { properties: { encryption: { searchAccountResourceId: null } } },
        [list]: [{ id: ids.search }],
      },
    },
    'some addresses only': {
      given: {
        search: {
          properties: { publicNetworkAccess: 'enabled', networkRuleSet: { ipRules: [{ value: '203.0.113.7' }] } },
        },
      },
    },
  },
  fail: {
    'not in order': { given: { search: { properties: { publicNetworkAccess: 'enabled' } } }, says: /is enabled/ },
    'no value, which means open': { given: { search: { properties: { publicNetworkAccess: null } } }, says: /not set/ },
    'a service of your own, which can be set': {
      given: {
        workspace: { properties: { serviceProvisionedResourceGroup: null } },
        search: { properties: { publicNetworkAccess: 'enabled' } },
      },
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'a resource that cannot be read': { given: { search: 'forbidden' } },
    'a resource group that was not read': {
      given: { workspace: { properties: { encryption: { searchAccountResourceId: null } } } },
    },
  },
  notApplicable: {
    'a workspace with a key of Microsoft': { given: { workspace: { properties: { encryption: null } } } },
    'service-side encryption': {
      given: {
        workspace: {
          properties: { enableServiceSideCMKEncryption: true, encryption: { searchAccountResourceId: null } },
        },
      },
    },
  },
});
