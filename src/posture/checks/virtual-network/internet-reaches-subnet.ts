import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import type { Resource } from '../../snapshot/resource.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inboundRules, openRules } from './inbound-rules.js';

export const internetReachesSubnet = defineCheck({
  id: 'internet-reaches-subnet',
  summary: 'subnet of computes into which the internet is let',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'high',
  since: '0.1.0',
  on: 'subnet',
  why:
    'A rule that lets everybody in puts the doors of the computes on the internet: SSH and remote desktop are tried day ' +
    'and night, and whatever a data scientist starts there can be used by anybody.',
  passes:
    'The network security group has no inbound rule with access Allow and the source *, Internet or 0.0.0.0/0, ' +
    'unless a rule before it refuses everything. Service tags such as AzureMachineLearning are not the internet. ' +
    'Subnets without a group are left out, another check is about them.',
  breaks: 'Direct access from outside; use the workspace, a VPN or Bastion.',
  repair: 'in-place',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/computes/read',
    'Microsoft.Network/virtualNetworks/subnets/read',
    'Microsoft.Network/networkSecurityGroups/read',
  ],
  peers: ['PSRule AZR-000137', 'trivy AZU-0047', 'trivy AZU-0050', 'Prowler network_ssh_internet_access_restricted'],
  otherwise: 'PSRule AZR-000137 looks for the source * alone; a rule for the tag Internet lets in the same.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-training-vnet',
    'https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview',
  ],
  judge({ subject: subnet, view }) {
    const group = groupOf(subnet, view);
    if (group === undefined) {
      return notApplicable('The subnet has no network security group');
    }
    const open = openRules(inboundRules(group));
    return open.length === 0
      ? pass(`No rule of ${group.name} lets the internet in`)
      : fail(
          `${group.name} lets the internet in: ${someOf(open.map(({ name, ports }) => `${name} (${ports.join(', ')})`))}`,
        );
  },
  fix: ({ subject: subnet, view }) => {
    const group = groupOf(subnet, view);
    return group === undefined
      ? undefined
      : advise(
          'Name the addresses that need to come in, or delete the rule',
          openRules(inboundRules(group)).map(
            ({ name }) =>
              `az network nsg rule delete --resource-group ${shellWord(resourceGroupOf(group.id))} --nsg-name ${shellWord(group.name)} --name ${shellWord(name)}`,
          ),
        );
  },
});

function groupOf(subnet: Resource, view: SnapshotView): Resource | undefined {
  const id = subnet.text('properties.networkSecurityGroup.id');
  return id === undefined ? undefined : view.resource(id);
}
