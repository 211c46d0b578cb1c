/** What is derived from the crosswalk: the page by control, and the parts of the pages of rules. */
import { atlasPage, atlasTechniqueIds, atlasTechniques } from '../src/core/crosswalk/atlas-techniques.js';
import type { CrossReference } from '../src/core/crosswalk/cross-reference.js';
import { mcsbControlIds, mcsbControls, type McsbControl } from '../src/core/crosswalk/mcsb-controls.js';
import { crosswalkOfRule, rulesWithoutControl } from '../src/core/crosswalk/rule-crosswalk.js';
import type { Rule } from '../src/core/rules/define-rule.js';
import type { Check } from '../src/posture/checks/define-check.js';
import { checksWithoutControl } from '../src/posture/crosswalk/check-controls.js';
import { crosswalkOfCheck } from '../src/posture/crosswalk/check-crosswalk.js';

/** The line of a rule's page; `undefined` where the rule serves nothing. */
export function crosswalkLine({ controls, techniques }: CrossReference): string | undefined {
  const parts = [
    ...(controls.length === 0 ? [] : [`Microsoft cloud security benchmark ${controls.join(', ')}`]),
    ...(techniques.length === 0 ? [] : [`MITRE ATLAS ${techniques.join(', ')}`]),
  ];
  return parts.length === 0 ? undefined : `[In other catalogues](../crosswalk.md): ${parts.join(' · ')}`;
}

/** `docs/crosswalk.md`: by control and by technique, which rules and checks there are. */
export function crosswalkPage(rules: readonly Rule[], checks: readonly Check[]): string {
  const entries = [
    ...rules.map(({ id }) => ({ link: `[${id}](rules/${id}.md)`, ...crosswalkOfRule(id), byInitiative: none })),
    ...checks.map((check) => ({ link: `[${check.id}](checks/${check.id}.md)`, ...crosswalkOfCheck(check) })),
  ];
  const lines = [
    '<!-- Written by `npm run generate`. -->',
    '',
    '# In other catalogues',
    '',
    'Which rules and checks serve which control of the Microsoft cloud security benchmark, version 1, and with it which',
    'safeguards of the CIS Controls v8 and controls of NIST SP 800-53 r4, by the mapping that Microsoft publishes with the',
    'benchmark. `*` marks what Microsoft itself assigns to the control: a check that names a definition of Azure Policy',
    'which the initiative of the benchmark has under it. The rest is our reading of the control’s text.',
    '',
    '| control | CIS v8 | NIST 800-53 r4 | rules and checks |',
    '| --- | --- | --- | --- |',
  ];
  for (const id of mcsbControlIds) {
    const serving = entries
      .filter(({ controls }) => controls.includes(id))
      .map(({ link, byInitiative }) => `${link}${byInitiative.includes(id) ? '\\*' : ''}`);
    if (serving.length > 0) {
      const { title, cis, nist } = mcsbControls[id];
      lines.push(`| ${id} ${title} | ${cis.join(', ')} | ${nist.join(', ')} | ${serving.join(', ')} |`);
    }
  }
  lines.push('', '## MITRE ATLAS', '', '| technique | rules and checks that find the means for it |', '| --- | --- |');
  for (const id of atlasTechniqueIds) {
    const finding = entries.filter(({ techniques }) => techniques.includes(id)).map(({ link }) => link);
    lines.push(`| [${id}](${atlasPage(id)}) ${atlasTechniques[id]} | ${finding.join(', ')} |`);
  }
  lines.push('', '## What is left out', '');
  lines.push(...leftOut(entries.flatMap(({ controls }) => controls)));
  lines.push('', '## Sources', '');
  lines.push(
    '- the spreadsheet `Microsoft_cloud_security_benchmark_v1.xlsx` of <https://github.com/MicrosoftDocs/SecurityBenchmarks>',
    '- definitions and the initiative “Microsoft cloud security benchmark”, version 57.56.0, of <https://github.com/Azure/azure-policy>',
    '- `dist/ATLAS.yaml`, version 5.6.0, of <https://github.com/mitre-atlas/atlas-data>',
  );
  return `${lines.join('\n')}\n`;
}

const none: readonly McsbControl[] = [];

function leftOut(served: readonly McsbControl[]): readonly string[] {
  const unserved = mcsbControlIds.filter((id) => !served.includes(id));
  const without = Object.entries({ ...rulesWithoutControl, ...checksWithoutControl });
  return [
    ...without.map(([id, why]) => `- \`${id}\` serves no control. ${why}`),
    `- No rule or check is about ${unserved.join(', ')}.`,
    '- NIST SP 800-53 revision 5 and CIS Controls 8.1 are in the mapping of version 2 of the benchmark, which is a preview.',
    '- The CIS Microsoft Azure Foundations Benchmark is not named by the mapping.',
    '- Names that other tools have for a check are ids; only those of Azure Policy carry a title here.',
  ];
}
