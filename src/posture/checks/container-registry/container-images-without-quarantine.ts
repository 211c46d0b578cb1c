import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { isPremium, readRegistry } from './registry.js';

export const containerImagesWithoutQuarantine = defineCheck({
  id: 'container-images-without-quarantine',
  summary: 'container registry from which new images can be pulled before they are scanned',
  group: 'supply-chain',
  serves: 'vulnerability-scanning',
  severity: 'info',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'With quarantine a pushed image is invisible until a scanner releases it, so that a poisoned one never runs. It ' +
    'helps only together with a scanner that does release images.',
  passes: 'policies.quarantinePolicy.status is enabled. Absent means disabled. Only the Premium tier has it.',
  breaks:
    'Every pull of a new image, also of those that Azure ML builds, until something releases it. The feature is in ' +
    'preview.',
  repair: 'decide',
  needs: [readRegistry],
  peers: ['PSRule AZR-000008', 'checkov CKV_AZURE_166'],
  otherwise:
    'The peers weigh it like a fault and fail the tiers that do not have it (PSRule AZR-000008, checkov CKV_AZURE_166); ' +
    'it is a hint here, for the Premium tier. Content trust (PSRule AZR-000009, checkov CKV_AZURE_164) is ' +
    'being retired and not asked at all.',
  references: ['https://learn.microsoft.com/azure/container-registry/container-registry-faq'],
  judge({ subject: registry }) {
    const status = registry.text('properties.policies.quarantinePolicy.status');
    if (status?.toLowerCase() === 'enabled') {
      return pass('policies.quarantinePolicy.status is enabled');
    }
    return isPremium(registry)
      ? fail(`policies.quarantinePolicy.status is ${status ?? 'not set, which means disabled'}`)
      : notApplicable('Only the Premium tier has a quarantine');
  },
  fix: () => advise('Switch quarantine on only with a scanner that releases images; otherwise scan before you push'),
});
