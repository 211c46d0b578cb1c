import { storageFirewallTrustsAnyService } from '../../../../src/posture/checks/storage/storage-firewall-trusts-any-service.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageFirewallTrustsAnyService, {
  pass: { 'a rule for the workspace alone': {} },
  fail: {
    'the exception for trusted services': {
      given: { storage: { properties: { networkAcls: { bypass: 'Logging, AzureServices' } } } },
      says: /trusted Azure services.*low/,
    },
    'no value, which means the exception': { given: { storage: { properties: { networkAcls: { bypass: null } } } } },
    'a wildcard': {
      given: {
        storage: {
          properties: {
            networkAcls: {
              resourceAccessRules: [
                {
                  resourceId:
                    '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/*/providers/Microsoft.MachineLearningServices/workspaces/*',
                },
              ],
            },
          },
        },
      },
      says: /wildcard/,
    },
  },
  unknown: { 'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'no firewall': {
      given: { storage: { properties: { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } } } },
      says: /do not decide/,
    },
    'a perimeter': { given: { storage: { properties: { publicNetworkAccess: 'SecuredByPerimeter' } } } },
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
