/** What is derived from the posture checks: their registry, a page for each, the list of all, and the sample. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkPage } from '../src/formats/posture/check-page.js';
import { checkGroups, type Check, type CheckGroup } from '../src/posture/checks/define-check.js';
import { serializeSnapshot } from '../src/posture/snapshot/snapshot.js';
import { sampleSnapshot } from '../test/support/azure/sample-snapshot.js';
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
    outputs.set(`docs/checks/${check.id}.md`, checkPage(check));
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
