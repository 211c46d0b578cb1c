import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { someOf } from '../evidence-words.js';
import { parseResourceId } from '../../resource-id.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const containerGroupSubnetNotDelegated = defineCheck({
  id: 'container-group-subnet-not-delegated',
  summary: 'subnet of a container group that is not delegated to container groups',
  group: 'network',
  serves: 'network-registry',
  severity: 'medium',
  since: '0.1.0',
  on: 'container-group',
  why:
    'A delegated subnet holds container groups and nothing else, so its rules can be as tight as they need. Container ' +
    'groups cannot be deployed into a subnet that is not delegated.',
  passes:
    'Each subnet in subnetIds has a delegation with serviceName Microsoft.ContainerInstance/containerGroups. Groups ' +
    'outside a network are left out.',
  breaks: 'Other kinds of resources cannot be put into the delegated subnet; take an empty one.',
  repair: 'precondition',
  needs: ['Microsoft.ContainerInstance/containerGroups/read', 'Microsoft.Network/virtualNetworks/subnets/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/container-instances/container-instances-virtual-network-concepts',
    'https://learn.microsoft.com/azure/virtual-network/subnet-delegation-overview',
  ],
  judge({ subject: group, view }) {
    const subnets = subnetsOf(group, view);
    if (subnets.length === 0) {
      return notApplicable('The group stands in no subnet');
    }
    const open = subnets.filter((subnet) => !isDelegated(subnet)).map(({ name }) => name);
    return open.length === 0
      ? pass(`Delegated to container groups: ${someOf(subnets.map(({ name }) => name))}`)
      : fail(`Not delegated to container groups: ${someOf(open)}`);
  },
  fix: ({ subject: group, view }) =>
    advise(
      'Delegate the subnet to container groups',
      subnetsOf(group, view)
        .filter((subnet) => !isDelegated(subnet))
        .map((subnet) => {
          const id = parseResourceId(subnet.id);
          return `az network vnet subnet update --resource-group ${shellWord(id?.resourceGroup ?? '')} --vnet-name ${shellWord(id?.names[0] ?? '')} --name ${shellWord(subnet.name)} --delegations Microsoft.ContainerInstance/containerGroups`;
        }),
    ),
});

function subnetsOf(group: Resource, view: SnapshotView): readonly Resource[] {
  return group
    .list('properties.subnetIds', { since: '2021-07-01' })
    .map((subnet) => subnet.text('id'))
    .filter((id) => id !== undefined)
    .map((id) => view.resource(id));
}

function isDelegated(subnet: Resource): boolean {
  return subnet
    .list('properties.delegations')
    .some((delegation) => delegation.is('properties.serviceName', 'Microsoft.ContainerInstance/containerGroups'));
}
