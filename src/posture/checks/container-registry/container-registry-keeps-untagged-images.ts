import { shellWord } from '../../fixes/render.js';
import { setProperties } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { isPremium, readRegistry } from './registry.js';

export const containerRegistryKeepsUntaggedImages = defineCheck({
  id: 'container-registry-keeps-untagged-images',
  summary: 'container registry that keeps images without a tag for ever',
  group: 'supply-chain',
  serves: 'vulnerability-scanning',
  severity: 'low',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'An image that is built again leaves its old version behind without a tag. Nobody repairs those, yet they can be ' +
    'pulled by their digest, holes and forgotten secrets included.',
  passes: 'policies.retentionPolicy.status is enabled. Absent means disabled. Only the Premium tier has it.',
  breaks: 'Deployments that name an image by its digest after its tag has moved on; lock those images first.',
  repair: 'precondition',
  needs: [readRegistry],
  peers: ['PSRule AZR-000010', 'checkov CKV_AZURE_167'],
  references: ['https://learn.microsoft.com/azure/container-registry/container-registry-retention-policy'],
  judge({ subject: registry }) {
    const status = registry.text('properties.policies.retentionPolicy.status');
    if (status?.toLowerCase() === 'enabled') {
      return pass('policies.retentionPolicy.status is enabled');
    }
    return isPremium(registry)
      ? fail(`policies.retentionPolicy.status is ${status ?? 'not set, which means disabled'}`)
      : notApplicable('Only the Premium tier deletes untagged images by itself');
  },
  fix: ({ subject: registry }) =>
    setProperties(
      registry.id,
      { policies: { retentionPolicy: { status: 'enabled', days: 30 } } },
      'Delete images 30 days after they have lost their tag, and lock those that are named by digest',
      [
        `az acr config retention update --registry ${shellWord(registry.name)} --status enabled --days 30 ` +
          '--type UntaggedManifests',
      ],
    ),
});
