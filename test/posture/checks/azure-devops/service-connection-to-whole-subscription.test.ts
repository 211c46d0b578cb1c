import { serviceConnectionToWholeSubscription } from '../../../../src/posture/checks/azure-devops/service-connection-to-whole-subscription.js';
import { connectionId, paths } from '../../../support/pipelines/made-azure-devops.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { testCheck } from '../../../support/posture-tester.js';

function given(data: object, scope?: string): Changes {
  const authorization = { scheme: 'WorkloadIdentityFederation', parameters: { scope } };
  return { [paths.connections]: [{ id: connectionId, name: 'azure', type: 'azurerm', authorization, data }] };
}

testCheck(serviceConnectionToWholeSubscription, {
  pass: {
    'a resource group': {},
    'a workspace': { given: given({ scopeLevel: 'AzureMLWorkspace', creationMode: 'Automatic' }) },
  },
  fail: {
    'a subscription': { given: given({ scopeLevel: 'Subscription', creationMode: 'Automatic' }), says: /subscription/ },
    'a subscription as its scope': {
      given: given({ scopeLevel: 'Subscription', creationMode: 'Automatic' }, '/subscriptions/0'),
    },
    'a management group': {
      given: given({ scopeLevel: 'ManagementGroup', creationMode: 'Automatic' }),
      says: /management/,
    },
  },
  unknown: {
    'not allowed': { given: { [paths.connections]: 'forbidden' } },
    'not said': { given: given({}) },
  },
  notApplicable: {
    'an identity of somebody else': { given: given({ scopeLevel: 'Subscription', creationMode: 'Manual' }) },
    'not to Azure': { given: { [paths.connections]: [{ id: connectionId, name: 'hub', type: 'github' }] } },
  },
});
