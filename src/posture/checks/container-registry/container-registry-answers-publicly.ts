import { updateRegistry } from '../associated/az.js';
import { keepsStrangersOut } from '../associated/exposure.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { exposureOfRegistry, isPremium, readRegistry } from './registry.js';

export const containerRegistryAnswersPublicly = defineCheck({
  id: 'container-registry-answers-publicly',
  summary: 'container registry that answers on the public internet',
  group: 'network',
  serves: 'network-registry',
  severity: 'high',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'What is pushed to the registry runs in jobs and behind endpoints with their identities. Open to the internet, one ' +
    'leaked password or token is enough to replace an image from anywhere.',
  passes:
    'sku.name is Premium, and publicNetworkAccess is Disabled or SecuredByPerimeter or networkRuleSet.defaultAction is ' +
    'Deny without a range wider than /8. Absent means Enabled and Allow. Other tiers cannot be closed.',
  breaks:
    'Pushes and pulls from outside the network, builds of registry tasks, and image builds of the workspace until ' +
    'imageBuildCompute names a cluster.',
  repair: 'precondition',
  needs: [readRegistry],
  peers: [
    'PSRule AZR-000402',
    'checkov CKV_AZURE_139',
    'Prowler containerregistry_not_publicly_accessible',
    'Azure Policy d0793b48',
    'Azure Policy 0fdf0491',
    'Azure Policy bd560fc0',
    'cloudsploit acrPublicAccess',
  ],
  references: [
    'https://learn.microsoft.com/azure/container-registry/container-registry-access-selected-networks',
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet',
  ],
  judge({ subject: registry }) {
    if (!isPremium(registry)) {
      return fail(`sku.name is ${registry.text('sku.name') ?? 'not set'}, which has no firewall`);
    }
    const exposure = exposureOfRegistry(registry);
    return keepsStrangersOut(exposure) ? pass(exposure.because) : fail(exposure.because);
  },
  fix: ({ subject: registry }) => ({
    text: 'Raise the tier to Premium and close the registry, once its private endpoint and a build cluster are there',
    cli: [
      ...(isPremium(registry) ? [] : [updateRegistry(registry, '--sku Premium')]),
      updateRegistry(registry, '--public-network-enabled false --default-action Deny'),
    ],
    changes: [
      {
        is: 'update',
        id: registry.id,
        body: {
          ...(isPremium(registry) ? {} : { sku: { name: 'Premium' } }),
          properties: { publicNetworkAccess: 'Disabled', networkRuleSet: { defaultAction: 'Deny' } },
        },
      },
    ],
  }),
});
