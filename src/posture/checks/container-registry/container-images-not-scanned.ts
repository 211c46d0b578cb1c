import { shellWord } from '../../fixes/render.js';
import type { Remedy } from '../../fixes/remedy.js';
import { parseResourceId } from '../../resource-id.js';
import { surroundings } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { readRegistry } from './registry.js';

const scanner = 'ContainerRegistriesVulnerabilityAssessments';

export const containerImagesNotScanned = defineCheck({
  id: 'container-images-not-scanned',
  summary: 'container registry whose images nobody scans for known vulnerabilities',
  group: 'supply-chain',
  serves: 'vulnerability-scanning',
  severity: 'high',
  since: '0.1.0',
  on: 'container-registry',
  why:
    'Images for machine learning are large and built from hundreds of packages. A scanner says which of them have known ' +
    'holes, also when the hole becomes known after the image was built.',
  passes:
    'In the subscription of the registry, the plan Containers or CloudPosture of Microsoft Defender is Standard with the ' +
    `extension ${scanner} switched on, or the former plan ContainerRegistry is Standard.`,
  breaks: 'Nothing, but the plan costs money by image.',
  repair: 'in-place',
  needs: [readRegistry, 'Microsoft.Security/pricings/read'],
  peers: [
    'PSRule AZR-000290',
    'PSRule AZR-000002',
    'checkov CKV_AZURE_86',
    'checkov CKV_AZURE_163',
    'Prowler defender_ensure_defender_for_containers_is_on',
    'Prowler defender_container_images_scan_enabled',
    'Azure Policy 1c988dd6',
    'cloudsploit enableDefenderForContainers',
  ],
  otherwise:
    'The peers are content with the plan (PSRule AZR-000290); the extension that scans registries can be off in it. ' +
    'PSRule AZR-000002 asks whether the registry has been assessed before, checkov CKV_AZURE_163 for its tier; neither ' +
    'says that images are scanned.',
  references: [
    'https://learn.microsoft.com/azure/defender-for-cloud/agentless-vulnerability-assessment-azure',
    'https://learn.microsoft.com/azure/machine-learning/concept-vulnerability-management',
  ],
  judge({ subject: registry, view }) {
    // A registry that is gone needs no scanner.
    registry.has('properties');
    const plans = view.list(surroundings(registry.id).pricings).filter((plan) => isStandard(plan));
    const scanning = plans.find(scans);
    if (scanning !== undefined) {
      return pass(`The plan ${scanning.name} scans images`);
    }
    const containers = plans.find(({ name }) => name.toLowerCase() === 'containers');
    return fail(
      containers === undefined
        ? 'The plan Containers of Microsoft Defender is not Standard'
        : `The plan Containers is Standard, its extension ${scanner} is off`,
    );
  },
  fix: ({ subject: registry }): Remedy => ({
    text: 'Switch the plan for containers on, with the scanner of registries',
    cli: [
      `az security pricing create --name Containers --tier Standard --extensions name=${scanner} isEnabled=True ` +
        `--subscription ${shellWord(parseResourceId(registry.id)?.subscription ?? '')}`,
    ],
    changes: [
      {
        is: 'create',
        type: 'Microsoft.Security/pricings',
        name: 'Containers',
        on: `/subscriptions/${parseResourceId(registry.id)?.subscription ?? ''}`,
        body: { properties: { pricingTier: 'Standard', extensions: [{ name: scanner, isEnabled: 'True' }] } },
      },
    ],
  }),
});

function isStandard(plan: Resource): boolean {
  return plan.is('properties.pricingTier', 'Standard');
}

function scans(plan: Resource): boolean {
  switch (plan.name.toLowerCase()) {
    case 'containerregistry':
      return true;
    case 'containers':
    case 'cloudposture':
      return plan
        .list('properties.extensions', { since: '2023-01-01' })
        .some((extension) => extension.is('name', scanner) && extension.flag('isEnabled') === true);
    default:
      return false;
  }
}
