import { atlasPage, atlasTechniques } from '../../core/crosswalk/atlas-techniques.js';
import { mappedIds } from '../../core/crosswalk/cross-reference.js';
import { mcsbControls } from '../../core/crosswalk/mcsb-controls.js';
import { recommendations } from '../../core/rules/recommendations.js';
import { checkGroups, type Check, type Repair } from '../../posture/checks/define-check.js';
import { type CheckCrosswalk, crosswalkOfCheck } from '../../posture/crosswalk/check-crosswalk.js';
import type { Peer } from '../../posture/crosswalk/peer.js';

const repairs: Readonly<Record<Repair, string>> = {
  'in-place': 'a switch on the running resource',
  precondition: 'a switch, once something else is in order',
  'one-way': 'a switch that cannot be turned back',
  recreate: 'only a new resource can have it',
  decide: 'people have to decide',
};

/** The page of a check, from its declaration: a file of `docs/checks`, and what the editor shows. */
export function checkPage(check: Check): string {
  const crosswalk = crosswalkOfCheck(check);
  const facts = [
    checkGroups[check.group],
    `severity **${check.severity}**`,
    `repair: ${repairs[check.repair]}`,
    `since ${check.since}`,
  ];
  const parts = [
    '<!-- Written by `npm run generate` from the declaration of the check. -->',
    `# ${check.id}`,
    `Fails for a ${check.summary}.`.replace(/^Fails for a ([aeiou])/i, 'Fails for an $1'),
    facts.join(' · '),
    `## Why`,
    check.why,
    '## When it passes',
    check.passes,
    'What could not be read makes the verdict *unknown*, never a pass.',
    '## What repairing it breaks or needs',
    check.breaks,
    '## Needs',
    check.needs.map((permission) => `- \`${permission}\``).join('\n'),
    `## Serves`,
    `${recommendations[check.serves].text} ([all recommendations](../recommendations.md)).`,
    ...(crosswalk.controls.length === 0 ? [] : ['## In other catalogues', crosswalkLines(crosswalk).join('\n')]),
    ...(crosswalk.peers.length === 0 ? [] : ['## Known elsewhere as', crosswalk.peers.map(peerLine).join('\n')]),
    ...(check.otherwise === undefined ? [] : ['## Where it differs', check.otherwise]),
    '## Sources',
    check.references.map((link) => `- <${link}>`).join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Controls with what the benchmark's mapping names beside them, and techniques. */
function crosswalkLines({ controls, byInitiative, techniques }: CheckCrosswalk): readonly string[] {
  const { cis, nist } = mappedIds(controls);
  return [
    ...controls.map(
      (id) =>
        `- Microsoft cloud security benchmark ${id}: ${mcsbControls[id].title}` +
        (byInitiative.includes(id) ? ' (assigned by Microsoft’s initiative)' : ''),
    ),
    ...(cis.length === 0 ? [] : [`- CIS Controls v8, by its mapping: ${cis.join(', ')}`]),
    ...(nist.length === 0 ? [] : [`- NIST SP 800-53 r4, by its mapping: ${nist.join(', ')}`]),
    ...techniques.map((id) => `- MITRE ATLAS [${id}](${atlasPage(id)}): ${atlasTechniques[id]}`),
    '',
    '[Where this is known from](../crosswalk.md).',
  ];
}

function peerLine({ catalogue, id, title }: Peer): string {
  return `- ${catalogue} ${id}${title === undefined ? '' : `: ${title.replace(/\.$/, '')}`}`;
}
