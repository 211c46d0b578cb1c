import { advise } from '../../fixes/remedy.js';
import type { Resource } from '../../snapshot/resource.js';
import { idKey } from '../../resource-id.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { updateSubnet } from './subnet-command.js';

const ownAlias = '/services/azure/machinelearning';

export const subnetWithoutEndpointPolicy = defineCheck({
  id: 'subnet-without-endpoint-policy',
  summary: 'subnet of computes from which any storage account can be written',
  group: 'network',
  serves: 'network-storage',
  severity: 'medium',
  since: '0.1.0',
  on: 'subnet',
  why:
    'A service endpoint for storage opens the way to every storage account of Azure, also to that of an attacker. A ' +
    'service endpoint policy names the accounts that may be reached, so that data cannot be copied to another.',
  passes:
    'Where serviceEndpoints holds Microsoft.Storage, serviceEndpointPolicies names a policy whose resources cover the ' +
    'account of the workspace and the alias /services/Azure/MachineLearning. Without the service endpoint the subnet is ' +
    'left out.',
  breaks: 'Access to storage accounts that the policy does not name, among them public data sets.',
  repair: 'precondition',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/read',
    'Microsoft.MachineLearningServices/workspaces/computes/read',
    'Microsoft.Network/virtualNetworks/subnets/read',
    'Microsoft.Network/serviceEndpointPolicies/read',
  ],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-prevent-data-loss-exfiltration'],
  judge({ subject: subnet, view }) {
    const endpoint = subnet
      .list('properties.serviceEndpoints')
      .some((entry) => /^microsoft\.storage(?:\.global)?$/i.test(entry.text('service') ?? ''));
    if (!endpoint) {
      return notApplicable('The subnet has no service endpoint for storage');
    }
    const ids = subnet
      .list('properties.serviceEndpointPolicies')
      .map((policy) => policy.text('id'))
      .filter((id) => id !== undefined);
    if (ids.length === 0) {
      return fail('The subnet has a service endpoint for storage and no serviceEndpointPolicies');
    }
    const named = ids.flatMap((id) => namedBy(view.resource(id)));
    if (!named.includes(ownAlias)) {
      return fail('The policy does not name /services/Azure/MachineLearning, so computes may fail', 'low');
    }
    const account = view.workspace.text('properties.storageAccount');
    return account === undefined || named.some((entry) => covers(entry, idKey(account)))
      ? pass('The policy names the account of the workspace and what Azure ML needs')
      : fail('The policy does not name the storage account of the workspace', 'low');
  },
  fix: ({ subject: subnet }) =>
    advise(
      'Make a service endpoint policy that names your storage accounts and the alias /services/Azure/MachineLearning, and put it on the subnet',
      [updateSubnet(subnet, '--service-endpoint-policy <name>')],
    ),
});

function namedBy(policy: Resource): readonly string[] {
  const alias = policy.text('properties.serviceAlias');
  return [
    ...(alias === undefined ? [] : [alias]),
    ...policy
      .list('properties.serviceEndpointPolicyDefinitions')
      .flatMap((definition) => definition.texts('properties.serviceResources')),
  ].map((entry) => idKey(entry));
}

/** A policy names accounts, resource groups or subscriptions. */
function covers(entry: string, account: string): boolean {
  return account === entry || account.startsWith(`${entry}/`);
}
