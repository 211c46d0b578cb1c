/** What is derived from the posture checks: their registry, a page for each, the list of all, and the sample. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { recommendations } from '../src/core/rules/recommendations.js';
import { checkGroups, type Check, type CheckGroup, type Repair } from '../src/posture/checks/define-check.js';
import { crosswalkOfCheck } from '../src/posture/crosswalk/check-crosswalk.js';
import type { Peer } from '../src/posture/crosswalk/peer.js';
import { serializeSnapshot } from '../src/posture/snapshot/snapshot.js';
import { sampleSnapshot } from '../test/support/azure/sample-snapshot.js';
import { crosswalkLines } from './generated-crosswalk.js';
import { inRepository } from './repository.js';

interface NamedCheck {
  /** Relative to the folder of the checks. */
  readonly file: string;
  readonly exported: string;
  readonly check: Check;
}

const folder = inRepository('src', 'posture', 'checks');

/** All checks, by group and then by the folder and name of their files. */
export async function loadChecks(): Promise<readonly NamedCheck[]> {
  const named: NamedCheck[] = [];
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const file = path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/');
    if (!entry.isFile() || !file.includes('/') || !file.endsWith('.ts')) {
      continue;
    }
    const source = readFileSync(path.join(folder, file), 'utf8');
    const exported = /export const (\w+) = defineCheck\(/.exec(source)?.[1];
    if (exported === undefined) {
      continue;
    }
    const module = (await import(pathToFileURL(path.join(folder, file)).href)) as Record<string, Check>;
    const check = module[exported];
    if (check === undefined || `${check.id}.ts` !== path.posix.basename(file)) {
      throw new Error(`src/posture/checks/${file} has to export the check whose id is the file's name`);
    }
    named.push({ file, exported, check });
  }
  const groups = Object.keys(checkGroups) as CheckGroup[];
  return named.sort(
    (a, b) =>
      groups.indexOf(a.check.group) - groups.indexOf(b.check.group) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0),
  );
}

/** Files by their path in the repository. */
export function checkOutputs(checks: readonly NamedCheck[]): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>();
  outputs.set('src/posture/checks/registry.ts', registry(checks));
  outputs.set('docs/checks/README.md', overview(checks.map(({ check }) => check)));
  for (const { check } of checks) {
    outputs.set(`docs/checks/${check.id}.md`, page(check));
  }
  outputs.set('media/sample-workspace.json', serializeSnapshot(sampleSnapshot()));
  return outputs;
}

function registry(checks: readonly NamedCheck[]): string {
  const imports = [
    ...checks.map(({ file, exported }) => `import { ${exported} } from './${file.replace(/\.ts$/, '.js')}';`),
    "import type { Check } from './define-check.js';",
  ].sort((a, b) => (modulePath(a) < modulePath(b) ? -1 : 1));
  return [
    '// Written by `npm run generate`.',
    ...imports,
    '',
    '/** All checks, by group. */',
    'export const checks: readonly Check[] = [',
    ...checks.map(({ exported }) => `  ${exported},`),
    '];',
    '',
  ].join('\n');
}

function modulePath(statement: string): string {
  return /'(.*)'/.exec(statement)?.[1] ?? '';
}

const repairs: Readonly<Record<Repair, string>> = {
  'in-place': 'a switch on the running resource',
  precondition: 'a switch, once something else is in order',
  'one-way': 'a switch that cannot be turned back',
  recreate: 'only a new resource can have it',
  decide: 'people have to decide',
};

function page(check: Check): string {
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

function peerLine({ catalogue, id, title }: Peer): string {
  return `- ${catalogue} ${id}${title === undefined ? '' : `: ${title.replace(/\.$/, '')}`}`;
}

function overview(checks: readonly Check[]): string {
  const lines = [
    '<!-- Written by `npm run generate`. -->',
    '',
    '# Checks of a workspace',
    '',
    `${String(checks.length)} checks judge what is deployed. Each says pass, fail, unknown (with the reason) or does not apply.`,
    '[What is left out, and why](../posture.md#what-is-not-judged).',
  ];
  for (const [group, title] of Object.entries(checkGroups)) {
    const own = checks.filter((check) => check.group === group);
    if (own.length > 0) {
      lines.push('', `## ${title}`, '', '| check | fails for | severity |', '| --- | --- | --- |');
      lines.push(...own.map(({ id, summary, severity }) => `| [${id}](${id}.md) | ${summary} | ${severity} |`));
    }
  }
  return `${lines.join('\n')}\n`;
}
