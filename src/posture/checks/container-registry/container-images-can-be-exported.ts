import { setProperties } from '../../fixes/remedy.js';
import { updateRegistry } from '../associated/az.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { isPremium, readRegistry } from './registry.js';

export const containerImagesCanBeExported = defineCheck({
  id: 'container-images-can-be-exported',
  summary: 'container registry whose images can be exported to another registry',
  group: 'network',
  serves: 'network-registry',
  severity: 'medium',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'Import and transfer run inside Azure, past your network and its firewall: whoever may pull can have all images ' +
    'copied to a registry of their own.',
  passes:
    'policies.exportPolicy.status is disabled. Absent means enabled. Only a Premium registry can switch it off, so other ' +
    'tiers are not asked.',
  breaks:
    'Imports from this registry into others and transfer pipelines; publicNetworkAccess has to be Disabled first.',
  repair: 'precondition',
  needs: [readRegistry],
  peers: ['PSRule AZR-000495', 'Azure Policy 524b0254'],
  otherwise:
    'PSRule AZR-000495 also fails the tiers that cannot switch it off; that they cannot be closed is another check.',
  references: ['https://learn.microsoft.com/azure/container-registry/data-loss-prevention'],
  judge({ subject: registry }) {
    const status = registry.text('properties.policies.exportPolicy.status');
    if (status?.toLowerCase() === 'disabled') {
      return pass('policies.exportPolicy.status is disabled');
    }
    return isPremium(registry)
      ? fail(`policies.exportPolicy.status is ${status ?? 'not set, which means enabled'}`)
      : notApplicable('Only the Premium tier can switch export off');
  },
  fix: ({ subject: registry }) =>
    setProperties(
      registry.id,
      { publicNetworkAccess: 'Disabled', policies: { exportPolicy: { status: 'disabled' } } },
      'Close the registry to the public network, then switch export off',
      [updateRegistry(registry, '--public-network-enabled false --allow-exports false')],
    ),
});
