import { advise } from '../../fixes/remedy.js';
import { extensionPath } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { readRegistry } from './registry.js';

/** Assessments of Defender for Cloud on images of a registry: the present ones and those of the former scanner. */
const assessments = [
  'c0b7cfc6-3172-465a-b378-53c7ff2cc0d5',
  '33422d8f-ab1e-42be-bc9a-38685bb567b9',
  'dbd0cb49-b563-45e7-9724-889e799fa648',
];

export const containerImagesWithVulnerabilities = defineCheck({
  id: 'container-images-with-vulnerabilities',
  summary: 'container registry with images that have known vulnerabilities',
  group: 'supply-chain',
  serves: 'vulnerability-scanning',
  severity: 'high',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'Known holes are the ones that attackers try first. In an image behind an endpoint they are reachable with each ' +
    'request, in a training image they run with access to all data.',
  passes:
    'Each assessment of Defender for Cloud on images of this registry has the status Healthy. Where there is none yet, ' +
    'or it says NotApplicable, nothing is judged.',
  breaks: 'Images are rebuilt with newer packages, so test what they run.',
  repair: 'decide',
  needs: [readRegistry, 'Microsoft.Security/assessments/read'],
  peers: [
    'PSRule AZR-000003',
    'Prowler defender_container_images_resolved_vulnerabilities',
    'Azure Policy 090c7b07',
    'steampipe container_registry_vulnerabilities_remediated',
  ],
  references: [
    'https://learn.microsoft.com/azure/defender-for-cloud/view-and-remediate-vulnerability-assessment-findings',
    'https://learn.microsoft.com/azure/machine-learning/concept-vulnerability-management',
  ],
  judge({ subject: registry, view }) {
    // A registry that is gone has no images.
    registry.has('properties');
    const found = view.list(extensionPath(registry.id, 'assessments')).filter(isOnImages);
    const unhealthy = found.filter((one) => one.is('properties.status.code', 'Unhealthy')).length;
    if (unhealthy > 0) {
      return fail(`${String(unhealthy)} of ${String(found.length)} assessments of images say Unhealthy`);
    }
    const healthy = found.filter((one) => one.is('properties.status.code', 'Healthy')).length;
    return healthy > 0
      ? pass(`Assessments of images that say Healthy: ${String(healthy)}`)
      : notApplicable('Defender for Cloud has not assessed the images of this registry');
  },
  fix: () =>
    advise('Open the findings in Defender for Cloud, rebuild the images on newer bases, and delete the old ones'),
});

function isOnImages(assessment: Resource): boolean {
  const title = assessment.text('properties.displayName') ?? '';
  return (
    assessments.includes(assessment.name.toLowerCase()) || (/\bimages?\b/i.test(title) && /\bvulnerabilit/i.test(title))
  );
}
