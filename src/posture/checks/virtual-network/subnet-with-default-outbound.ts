import { advise } from '../../fixes/remedy.js';
import type { Resource } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { updateSubnet } from './subnet-command.js';

export const subnetWithDefaultOutbound = defineCheck({
  id: 'subnet-with-default-outbound',
  summary: 'subnet of computes with a way out to the internet that nobody set up',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'medium',
  since: '0.1.0',
  on: 'subnet',
  why:
    'Azure gives machines in such a subnet a hidden way to the internet, from an address of Microsoft. Nobody filters or ' +
    'logs it, so data can leave by it unseen.',
  passes:
    'defaultOutboundAccess is false, or natGateway is set, or the route table sends 0.0.0.0/0 to a firewall, a gateway ' +
    'or nowhere. Absent defaultOutboundAccess means true.',
  breaks: 'Everything that the computes fetch from the internet, until a firewall or a NAT gateway takes its place.',
  repair: 'precondition',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/computes/read',
    'Microsoft.Network/virtualNetworks/subnets/read',
    'Microsoft.Network/routeTables/read',
  ],
  peers: ['PSRule AZR-000447'],
  otherwise:
    'PSRule wants defaultOutboundAccess false in any case; a NAT gateway or a route to a firewall goes before the default way out.',
  references: [
    'https://learn.microsoft.com/azure/virtual-network/ip-services/default-outbound-access',
    'https://learn.microsoft.com/azure/machine-learning/how-to-prevent-data-loss-exfiltration',
  ],
  judge({ subject: subnet, view }) {
    if (subnet.has('properties.natGateway.id')) {
      return pass('natGateway is set');
    }
    const table = subnet.text('properties.routeTable.id');
    const open = subnet.flag('properties.defaultOutboundAccess', { since: '2023-05-01' });
    if (open === false) {
      return pass('defaultOutboundAccess is false');
    }
    const said = `defaultOutboundAccess is ${open === undefined ? 'not set, which means true' : 'true'}`;
    if (table === undefined) {
      return fail(`${said}, and there is neither a NAT gateway nor a route table`);
    }
    return leadsElsewhere(view.resource(table))
      ? pass(`${view.resource(table).name} leads everything away from the default way out`)
      : fail(`${said}, and ${view.resource(table).name} has no route of its own for 0.0.0.0/0`);
  },
  fix: ({ subject: subnet }) =>
    advise('Send traffic through a firewall or a NAT gateway, then switch the default way out off', [
      updateSubnet(subnet, '--default-outbound-access false'),
    ]),
});

function leadsElsewhere(table: Resource): boolean {
  return table
    .list('properties.routes')
    .some(
      (route) => route.is('properties.addressPrefix', '0.0.0.0/0') && !route.is('properties.nextHopType', 'Internet'),
    );
}
