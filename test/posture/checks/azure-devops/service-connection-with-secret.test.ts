import { serviceConnectionWithSecret } from '../../../../src/posture/checks/azure-devops/service-connection-with-secret.js';
import { connectionId, paths } from '../../../support/pipelines/made-azure-devops.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { testCheck } from '../../../support/posture-tester.js';

function given(type: string, scheme: string): Changes {
  return { [paths.connections]: [{ id: connectionId, name: 'azure', type, authorization: { scheme } }] };
}

testCheck(serviceConnectionWithSecret, {
  pass: {
    'workload identity federation': {},
    'a managed identity': { given: given('azurerm', 'ManagedServiceIdentity') },
  },
  fail: {
    'a service principal': { given: given('azurerm', 'ServicePrincipal'), says: /ServicePrincipal/, on: ['azure'] },
    'a certificate': { given: given('AzureRM', 'Certificate') },
  },
  unknown: {
    'not allowed': { given: { [paths.connections]: 'forbidden' } },
    'not said': { given: { [paths.connections]: [{ id: connectionId, name: 'azure', type: 'azurerm' }] } },
  },
  notApplicable: {
    'a registry': { given: given('dockerregistry', 'UsernamePassword') },
    none: { given: { [paths.connections]: [] } },
  },
});
