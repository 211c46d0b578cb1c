import { setProperties } from '../../fixes/remedy.js';
import { updateRegistry } from '../associated/az.js';
import { approvedEndpoints } from '../associated/private-connections.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { isPremium, readRegistry } from './registry.js';

export const containerRegistryWithoutDataEndpoints = defineCheck({
  id: 'container-registry-without-data-endpoints',
  summary: 'container registry that serves layers from storage addresses of everybody',
  group: 'network',
  serves: 'network-registry',
  severity: 'low',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'Layers of images come from storage. Without an address of its own, firewalls in front of clients have to permit all ' +
    'storage accounts of Azure, also that of an attacker.',
  passes:
    'dataEndpointEnabled is true; absent means false. Not asked below Premium, and not where a private endpoint is ' +
    'approved, which leads layers its own way.',
  breaks: 'Clients whose firewall does not permit the new address yet.',
  repair: 'precondition',
  needs: [readRegistry],
  peers: ['checkov CKV_AZURE_237'],
  otherwise: 'checkov asks it of every registry; behind a private endpoint it changes nothing.',
  references: ['https://learn.microsoft.com/azure/container-registry/container-registry-dedicated-data-endpoints'],
  judge({ subject: registry }) {
    if (registry.flag('properties.dataEndpointEnabled') === true) {
      return pass('dataEndpointEnabled is true');
    }
    if (!isPremium(registry)) {
      return notApplicable('Only the Premium tier has data endpoints');
    }
    return approvedEndpoints(registry).length > 0
      ? notApplicable('Layers come by the private endpoint')
      : fail('dataEndpointEnabled is not true');
  },
  fix: ({ subject: registry }) =>
    setProperties(
      registry.id,
      { dataEndpointEnabled: true },
      'Permit the new address in the firewalls of clients, then switch data endpoints on',
      [updateRegistry(registry, '--data-endpoint-enabled true')],
    ),
});
