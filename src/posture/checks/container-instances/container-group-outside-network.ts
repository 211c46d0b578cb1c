import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const containerGroupOutsideNetwork = defineCheck({
  id: 'container-group-outside-network',
  summary: 'container group that stands outside your network',
  group: 'network',
  serves: 'network-registry',
  severity: 'medium',
  since: '0.1.0',
  on: 'container-group',
  why:
    'A web service in a container group outside a subnet has a public address, and sends wherever it likes. In a subnet ' +
    'of yours, your rules decide both.',
  passes:
    'subnetIds names a subnet, and ipAddress.type is Private or there is no address. Absent subnetIds means no network. ' +
    'All container groups in the resource group of the workspace are looked at.',
  breaks: 'The group has to be made anew, and callers have to come from inside the network.',
  repair: 'recreate',
  needs: ['Microsoft.ContainerInstance/containerGroups/read'],
  peers: ['checkov CKV_AZURE_98', 'checkov CKV_AZURE_245', 'azqr ci-004', 'Azure Policy 8af8f826'],
  references: [
    'https://learn.microsoft.com/azure/container-instances/container-instances-virtual-network-concepts',
    'https://learn.microsoft.com/azure/machine-learning/v1/how-to-secure-inferencing-vnet',
  ],
  judge({ subject: group }) {
    const type = group.text('properties.ipAddress.type');
    if (type?.toLowerCase() === 'public') {
      return fail('ipAddress.type is Public');
    }
    return group.list('properties.subnetIds', { since: '2021-07-01' }).length > 0
      ? pass(`The group stands in a subnet, and its address is ${type ?? 'not set'}`)
      : fail('subnetIds is empty');
  },
  fix: () =>
    advise(
      'Make the group anew in a delegated subnet with a private address; better, serve from a managed online endpoint',
    ),
});
