/**
 * Writes everything that is derived from the rules: the registry, the settings in `package.json`, the heads of the
 * pages and the table in the README. It also moves texts from `package.json` to `package.nls.json`, and collects those
 * of the program. With `--check` it writes nothing, shows what would change and exits 1 if anything would.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { severities } from '../src/core/findings/finding.js';
import type { Rule } from '../src/core/rules/define-rule.js';
import { recommendations } from '../src/core/rules/recommendations.js';
import type { Check } from '../src/posture/checks/define-check.js';
import { checkOutputs, loadChecks } from './generated-checks.js';
import { crosswalkPage } from './generated-crosswalk.js';
import { fleetLists } from './generated-fleet.js';
import { pageHead, sentence } from './generated-rule-head.js';
import { schemaOutputs } from './generated-schemas.js';
import { textOutputs } from './generated-texts.js';
import type { ManifestTexts } from './manifest-texts.js';

const root = path.resolve(import.meta.dirname, '..');
const rulesFolder = path.join(root, 'src', 'core', 'rules');

interface NamedRule {
  readonly file: string;
  readonly exported: string;
  readonly rule: Rule;
}

async function main(): Promise<number> {
  const check = process.argv.includes('--check');
  const rules = await loadRules();
  const outputs = new Map<string, string>();
  outputs.set('src/core/rules/registry.ts', registry(rules));
  const manifest = manifestOf(rules.map(({ rule }) => rule));
  for (const [file, text] of await textOutputs(manifest, JSON.parse(read('package.nls.json')) as ManifestTexts)) {
    outputs.set(file, text);
  }
  outputs.set(
    'README.md',
    replaceBlock(read('README.md'), 'rules', rulesTable(rules.map(({ rule }) => rule)), 'README.md'),
  );
  const checks = await loadChecks();
  outputs.set(
    'docs/recommendations.md',
    recommendationsPage(
      rules.map(({ rule }) => rule),
      checks.map(({ check }) => check),
    ),
  );
  outputs.set(
    'docs/crosswalk.md',
    crosswalkPage(
      rules.map(({ rule }) => rule),
      checks.map(({ check }) => check),
    ),
  );
  for (const [file, text] of checkOutputs(checks)) {
    outputs.set(file, text);
  }
  for (const [name, text] of Object.entries(fleetLists(checks.map(({ check }) => check)))) {
    const page = 'docs/fleet.md';
    outputs.set(page, replaceBlock(outputs.get(page) ?? read(page), name, text, page));
  }
  for (const [file, text] of schemaOutputs(rules.map(({ rule }) => rule))) {
    outputs.set(file, text);
  }
  for (const { rule } of rules) {
    const page = `docs/rules/${rule.id}.md`;
    outputs.set(page, replaceBlock(read(page), 'head', pageHead(rule), page));
  }
  let stale = 0;
  for (const [file, wanted] of outputs) {
    const now = existsSync(path.join(root, file)) ? read(file) : '';
    if (now === wanted) {
      continue;
    }
    stale++;
    if (check) {
      console.log(`${file} is not what its sources say:\n${firstDifference(now, wanted)}`);
    } else {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), wanted);
      console.log(`wrote ${file}`);
    }
  }
  if (check && stale > 0) {
    console.log('Run "npm run generate" and commit what it writes.');
    return 1;
  }
  console.log(
    stale === 0 ? `${String(outputs.size)} generated files are up to date` : `${String(stale)} files written`,
  );
  return 0;
}

async function loadRules(): Promise<readonly NamedRule[]> {
  const named: NamedRule[] = [];
  for (const file of readdirSync(rulesFolder).sort()) {
    const source = readFileSync(path.join(rulesFolder, file), 'utf8');
    const exported = /export const (\w+) = defineRule\(/.exec(source)?.[1];
    if (exported === undefined) {
      continue;
    }
    const module = (await import(pathToFileURL(path.join(rulesFolder, file)).href)) as Record<string, Rule>;
    const rule = module[exported];
    if (rule === undefined || `${rule.id}.ts` !== file) {
      throw new Error(`src/core/rules/${file} has to export the rule whose id is the file's name`);
    }
    named.push({ file, exported, rule });
  }
  return named;
}

function registry(rules: readonly NamedRule[]): string {
  const imports = [
    ...rules.map(({ file, exported }) => `import { ${exported} } from './${file.replace(/\.ts$/, '.js')}';`),
    "import type { Rule } from './define-rule.js';",
  ].sort((a, b) => (modulePath(a) < modulePath(b) ? -1 : 1));
  return [
    '// Written by `npm run generate`.',
    ...imports,
    '',
    '/** All rules, by id. */',
    'export const rules: readonly Rule[] = [',
    ...rules.map(({ exported }) => `  ${exported},`),
    '];',
    '',
    'export const ruleIds: ReadonlySet<string> = new Set(rules.map((rule) => rule.id));',
    '',
  ].join('\n');
}

function modulePath(statement: string): string {
  return /'(.*)'/.exec(statement)?.[1] ?? '';
}

interface Manifest extends Record<string, unknown> {
  contributes?: { configuration?: { properties?: Record<string, Record<string, unknown>> } };
}

/** `package.json` with a setting for each rule; its description goes to `package.nls.json` like all others. */
function manifestOf(rules: readonly Rule[]): Manifest {
  const parsed = JSON.parse(read('package.json')) as Manifest;
  const setting = parsed.contributes?.configuration?.properties?.['amlGuard.rules'];
  if (setting === undefined) {
    return parsed;
  }
  setting['properties'] = Object.fromEntries(
    rules.map((rule) => [
      rule.id,
      {
        type: 'string',
        enum: ['off', ...severities],
        markdownDescription: `${sentence(rule.summary)}. Severity unless set here: \`${rule.severity}\`.`,
      },
    ]),
  );
  return parsed;
}

function rulesTable(rules: readonly Rule[]): string {
  return [
    '| rule | finds | severity | fix |',
    '| --- | --- | --- | --- |',
    ...rules.map(
      (rule) =>
        `| [${rule.id}](docs/rules/${rule.id}.md) | ${rule.summary} | ${rule.severity} | ${rule.fixable === 'no' ? 'none' : rule.fixable === 'mixed' ? 'safe or unsafe' : rule.fixable} |`,
    ),
  ].join('\n');
}

function recommendationsPage(rules: readonly Rule[], checks: readonly Check[]): string {
  const servedBy: Readonly<Record<string, string>> = {
    checklist: 'the checklist that `aml-guard threats` writes ([about it](threat-model.md))',
    people: 'people; no file or workspace shows it',
  };
  const lines = [
    '<!-- Written by `npm run generate`. -->',
    '',
    '# Recommendations',
    '',
    'What the security article on Azure Machine Learning recommends, in its order, and what of AML Guard serves it: rules',
    'for files, checks for workspaces.',
  ];
  let section = '';
  for (const [id, recommendation] of Object.entries(recommendations)) {
    if (recommendation.section !== section) {
      section = recommendation.section;
      lines.push('', `## ${section}`, '', '| recommendation | rules | checks |', '| --- | --- | --- |');
    }
    const serving = rules.filter((rule) => rule.serves === id).map((rule) => `[${rule.id}](rules/${rule.id}.md)`);
    const otherwise = 'otherwise' in recommendation ? [servedBy[recommendation.otherwise] ?? ''] : [];
    const checking = checks
      .filter((check) => check.serves === id)
      .map((check) => `[${check.id}](checks/${check.id}.md)`);
    if (serving.length + checking.length + otherwise.length === 0) {
      throw new Error(`nothing serves the recommendation ${id}, and it does not say what else does`);
    }
    lines.push(`| ${recommendation.text} | ${[...serving, ...otherwise].join(', ')} | ${checking.join(', ')} |`);
  }
  return `${lines.join('\n')}\n`;
}

function replaceBlock(text: string, name: string, content: string, file: string): string {
  const pattern = new RegExp(`(<!-- generated: ${name} -->\\n)[\\s\\S]*?(<!-- /generated -->)`);
  if (!pattern.test(text)) {
    throw new Error(`${file} needs a block "<!-- generated: ${name} -->" … "<!-- /generated -->"`);
  }
  return text.replace(pattern, (_whole, open: string, close: string) => `${open}${content}\n${close}`);
}

function firstDifference(now: string, wanted: string): string {
  const [before, after] = [now.split('\n'), wanted.split('\n')];
  const line = after.findIndex((content, index) => content !== before[index]);
  const at = line < 0 ? after.length : line;
  return `  line ${String(at + 1)}\n  - ${before[at] ?? '(nothing)'}\n  + ${after[at] ?? '(nothing)'}`;
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8').replace(/\r\n/g, '\n');
}

process.exitCode = await main();
