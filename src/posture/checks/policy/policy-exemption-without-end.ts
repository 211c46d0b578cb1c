import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { extensionPath } from '../../snapshot/places.js';
import type { Resource } from '../../snapshot/resource.js';
import { countOf, someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const policyExemptionWithoutEnd = defineCheck({
  id: 'policy-exemption-without-end',
  summary: 'exemption from a policy that never ends',
  group: 'logging',
  serves: 'audit-policy',
  severity: 'low',
  since: '0.1.0',
  on: 'workspace',
  why: 'What was let through for two weeks stays let through for years, and nobody remembers why.',
  passes:
    'Each exemption with exemptionCategory Waiver that reaches the workspace has expiresOn. Exemptions with the ' +
    'category Mitigated say that the risk is met in another way, and need no end.',
  breaks: 'Nothing until the day comes; then the policy judges the resource again.',
  repair: 'in-place',
  needs: ['Microsoft.Authorization/policyExemptions/read'],
  peers: ['PSRule AZR-000146'],
  references: ['https://learn.microsoft.com/azure/governance/policy/concepts/exemption-structure'],
  judge({ subject: workspace, view }) {
    const waivers = view
      .list(extensionPath(workspace.id, 'policyExemptions'))
      .filter((exemption) => !exemption.is('properties.exemptionCategory', 'Mitigated'));
    if (waivers.length === 0) {
      return notApplicable('No policy is waived for the workspace');
    }
    const endless = waivers.filter((waiver) => !waiver.has('properties.expiresOn'));
    return endless.length === 0
      ? pass(`${countOf(waivers.length, 'waiver')}, each with an end`)
      : fail(`No expiresOn in ${someOf(endless.map(nameOf))}`);
  },
  fix: ({ subject: workspace, view }) =>
    advise(
      'Ask whether each is still needed; delete it, or give it an end',
      view
        .list(extensionPath(workspace.id, 'policyExemptions'))
        .filter(
          (waiver) => !waiver.is('properties.exemptionCategory', 'Mitigated') && !waiver.has('properties.expiresOn'),
        )
        .map(
          ({ name, id }) =>
            `az policy exemption update --name ${shellWord(name)} --scope ${shellWord(id.replace(/\/providers\/Microsoft\.Authorization\/policyExemptions\/[^/]+$/i, ''))} --expires-on <date>`,
        ),
    ),
});

function nameOf(exemption: Resource): string {
  return exemption.text('properties.displayName') ?? exemption.name;
}
