import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import { countOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const mlRegistryAnswersPublicly = defineCheck({
  id: 'ml-registry-answers-publicly',
  summary: 'model registry that answers on the public internet',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'medium',
  since: '0.1.0',
  on: 'ml-registry',
  why:
    'The registry hands models and environments to every workspace. Who has a stolen sign-in of somebody who may write ' +
    'there changes what all of them run, from anywhere.',
  passes:
    'publicNetworkAccess is Disabled. Absent means Enabled. How many private endpoints are approved is only said.',
  breaks: 'Workspaces and people without a private endpoint to the registry; have those first.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/registries/read'],
  peers: ['cloudsploit mlRegistryPublicAccess', 'SonarQube IaC PublicNetworkAccess'],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-registry-network-isolation'],
  judge({ subject: registry }) {
    const access = registry.text('properties.publicNetworkAccess', { since: '2023-04-01' });
    if (access?.toLowerCase() !== 'disabled') {
      return fail(`publicNetworkAccess is ${access ?? 'not set, which means Enabled'}`);
    }
    const approved = registry
      .list('properties.registryPrivateEndpointConnections')
      .filter((connection) => connection.is('properties.registryPrivateLinkServiceConnectionState.status', 'Approved'));
    return pass(`publicNetworkAccess is Disabled, with ${countOf(approved.length, 'approved private endpoint')}`);
  },
  fix: ({ subject: registry }) =>
    advise('Set public_network_access to disabled in the YAML of the registry once private endpoints are in place', [
      `az ml registry update --name ${shellWord(registry.name)} --resource-group ${shellWord(resourceGroupOf(registry.id))} --set public_network_access=Disabled`,
    ]),
});
