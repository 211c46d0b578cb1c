import { advise } from '../../fixes/remedy.js';
import { approvedEndpoints, managedEndpoints } from '../associated/private-connections.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readRegistry } from './registry.js';

export const containerRegistryWithoutPrivateEndpoint = defineCheck({
  id: 'container-registry-without-private-endpoint',
  summary: 'container registry without an approved private endpoint',
  group: 'network',
  serves: 'network-registry',
  severity: 'high',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'Clusters and endpoints pull images at every start. Without a private endpoint they need the public address, which ' +
    'then stays open for everybody.',
  passes:
    'privateEndpointConnections has one that is approved and in force, or the managed network has an active rule for the ' +
    'registry. Pending and rejected ones do not count. Only the Premium tier can have one.',
  breaks: 'Nothing as long as names resolve: link the zone privatelink.azurecr.io to the network.',
  repair: 'precondition',
  needs: [readRegistry, 'Microsoft.MachineLearningServices/workspaces/outboundRules/read'],
  peers: ['azqr cr-004', 'Prowler containerregistry_uses_private_link', 'Azure Policy e8eef0a8'],
  references: ['https://learn.microsoft.com/azure/container-registry/container-registry-private-link'],
  judge({ subject: registry, view }) {
    const approved = approvedEndpoints(registry).length;
    if (approved > 0) {
      return pass(`Approved private endpoints: ${String(approved)}`);
    }
    return managedEndpoints(registry, view).some((rule) => rule.active)
      ? pass('The managed network has an active private endpoint to the registry')
      : fail(
          `No private endpoint is approved, of ${String(registry.list('properties.privateEndpointConnections').length)}`,
        );
  },
  fix: () => advise('Create a private endpoint for the registry, with the private DNS zone of registries'),
});
