import { storageFirewallShutsWorkspaceOut } from '../../../../src/posture/checks/storage/storage-firewall-shuts-workspace-out.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageFirewallShutsWorkspaceOut, {
  pass: {
    'a rule for the workspace': {},
    'a wildcard that covers it': {
      given: {
        storage: {
          properties: {
            networkAcls: {
              resourceAccessRules: [
                {
                  resourceId:
                    '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/*/providers/microsoft.machinelearningservices/workspaces/*',
                },
              ],
            },
          },
        },
      },
    },
    'the exception for trusted services': {
      given: { storage: { properties: { networkAcls: { bypass: 'AzureServices', resourceAccessRules: [] } } } },
    },
    'no value, which means the exception': {
      given: { storage: { properties: { networkAcls: { bypass: null, resourceAccessRules: null } } } },
    },
  },
  fail: {
    neither: { given: { storage: { properties: { networkAcls: { resourceAccessRules: [] } } } } },
    'a rule for another workspace': {
      given: {
        storage: {
          properties: {
            networkAcls: { resourceAccessRules: [{ resourceId: ids.workspace.replaceAll('prod', 'dev') }] },
          },
        },
      },
    },
  },
  unknown: { 'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'no firewall': {
      given: { storage: { properties: { publicNetworkAccess: 'Enabled', networkAcls: { defaultAction: 'Allow' } } } },
    },
    'a project': { given: { workspace: { kind: 'Project' } }, says: /hub/ },
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
