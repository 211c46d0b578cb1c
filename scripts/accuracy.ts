/**
 * Measures the rules against labelled lines of public repositories:
 *
 *   npm run accuracy -- <corpus folder> <sources folder> [--min-precision 0.95] [--min-recall 0.9] [--verbose]
 *
 * `--strictness pedantic` hears more (default regular).
 *
 * The corpus folder holds `labels.jsonl`; the sources folder holds `<owner>__<name>/` for each repository. Neither is
 * part of this project. Only places are printed, never the text of a line.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lintFiles } from '../src/cli/lint-files.js';
import { decode } from '../src/cli/read-text.js';
import { LineIndex } from '../src/core/documents/line-index.js';
import { strictnesses, type Strictness } from '../src/core/findings/finding.js';

interface Label {
  readonly repo: string;
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly text_sha1: string;
  readonly kind: string;
  readonly expected: boolean;
  readonly arguable: boolean;
  readonly also?: readonly string[];
  readonly alt_lines?: readonly number[];
}

interface Kind {
  readonly rules: readonly string[];
  /** Whether there are enough labels for a figure; otherwise the limit is that no trap is hit. */
  readonly measured: boolean;
}

const kinds: Readonly<Record<string, Kind>> = {
  'env-secret': { rules: ['secret-in-environment-variable'], measured: true },
  log: { rules: ['secret-in-log', 'environment-in-log', 'scoring-data-in-log'], measured: true },
  'credential-literal': { rules: ['credential-literal', 'credential-in-notebook-output'], measured: true },
  'ci-secret': {
    rules: [
      'secret-in-environment-variable',
      'secret-in-input',
      'secret-in-pipeline-log',
      'secret-in-pipeline-variable',
      'secret-on-command-line',
      'credential-literal',
    ],
    measured: false,
  },
  'key-auth': {
    rules: [
      'client-secret-login',
      'connection-with-credentials',
      'datastore-with-credentials',
      'endpoint-key-auth',
      'registry-password',
    ],
    measured: true,
  },
  'public-exposure': {
    rules: [
      'compute-public-ip',
      'compute-public-ssh',
      'endpoint-public-network',
      'webservice-without-authentication',
      'webservice-without-tls',
      'workspace-public-network',
    ],
    measured: false,
  },
  posture: {
    rules: [
      'compute-public-ssh',
      'deployment-open-egress',
      'endpoint-key-auth',
      'endpoint-public-network',
      'webservice-without-authentication',
      'workspace-not-high-business-impact',
      'workspace-public-network',
    ],
    measured: false,
  },
  'supply-chain/integrity': {
    rules: [
      'data-from-public-url',
      'extra-package-index',
      'floating-asset-version',
      'image-from-elsewhere',
      'model-from-url',
      'plain-http',
      'tls-verification-off',
      'trust-remote-code',
      'unpinned-dependency',
      'unpinned-image',
      'unsafe-model-load',
    ],
    measured: false,
  },
  'secret-input': { rules: ['secret-in-input', 'secret-on-command-line'], measured: false },
  'run-id': { rules: ['sensitive-run-id'], measured: false },
  'compute-instance': { rules: ['compute-instance-in-production'], measured: false },
};

/** The rule ids found on each line: repository, path and line to ids. */
type Found = ReadonlyMap<string, ReadonlySet<string>>;

type Outcome = 'hit' | 'miss' | 'false alarm' | 'silent';

interface Judged {
  readonly label: Label;
  readonly outcome: Outcome;
}

interface Figures {
  readonly hits: number;
  readonly falseAlarms: number;
  readonly misses: number;
  /** `undefined` when nothing was reported. */
  readonly precision: number | undefined;
  /** `undefined` when nothing was expected. */
  readonly recall: number | undefined;
}

interface Limits {
  readonly precision: number | undefined;
  readonly recall: number | undefined;
}

process.exitCode = await main();

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      strictness: { type: 'string', default: 'regular' },
      'min-precision': { type: 'string' },
      'min-recall': { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const [corpus, sources] = positionals;
  const problem = findProblem(corpus, sources);
  if (problem !== undefined || corpus === undefined || sources === undefined) {
    console.error(`${problem}\nusage: npm run accuracy -- <corpus folder> <sources folder>`);
    return 2;
  }
  const limits: Limits = { precision: numberOf(values['min-precision']), recall: numberOf(values['min-recall']) };
  if (Number.isNaN(limits.precision) || Number.isNaN(limits.recall)) {
    console.error('--min-precision and --min-recall take a number from 0 to 1');
    return 2;
  }
  const strictness = strictnesses.find((one) => one === values.strictness);
  if (strictness === undefined) {
    console.error(`--strictness takes one of ${strictnesses.join(', ')}`);
    return 2;
  }
  const all = readLabels(path.join(corpus, 'labels.jsonl'));
  const labels = all.filter((label) => stillMatches(label, sources));
  console.log(`${all.length} labelled lines, ${all.length - labels.length} of them no longer match and are left out`);
  const judged = judge(labels, await findAll(labels, sources, strictness));
  printWithoutRule(labels);
  if (values.verbose) {
    printWrong(judged);
  }
  return printFigures(judged, limits) ? 0 : 1;
}

function findProblem(corpus: string | undefined, sources: string | undefined): string | undefined {
  if (corpus === undefined || sources === undefined) {
    return 'two folders are needed: the corpus and the sources';
  }
  if (!existsSync(path.join(corpus, 'labels.jsonl'))) {
    return `no corpus: ${corpus} has no labels.jsonl`;
  }
  return existsSync(sources) ? undefined : `no sources: ${sources} does not exist`;
}

function numberOf(text: string | undefined): number | undefined {
  const value = text === undefined ? undefined : Number(text);
  return value !== undefined && (value < 0 || value > 1) ? Number.NaN : value;
}

function readLabels(file: string): readonly Label[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Label);
}

function stillMatches(label: Label, sources: string): boolean {
  const file = path.join(repositoryFolder(label.repo, sources), label.path);
  if (!existsSync(file)) {
    return false;
  }
  const reading = decode(readFileSync(file));
  if (reading.state !== 'read') {
    return false;
  }
  const lines = new LineIndex(reading.text);
  const { start, end } = lines.lineSpan(label.line - 1);
  const hash = createHash('sha1').update(reading.text.slice(start, end).trim()).digest('hex');
  return hash === label.text_sha1;
}

async function findAll(labels: readonly Label[], sources: string, strictness: Strictness): Promise<Found> {
  const found = new Map<string, Set<string>>();
  for (const repo of new Set(labels.map((label) => label.repo))) {
    const folder = repositoryFolder(repo, sources);
    const paths = [...new Set(labels.filter((label) => label.repo === repo).map((label) => label.path))];
    const report = await lintFiles({ paths }, { cwd: folder, root: folder, strictness });
    for (const { path: file, message } of report.failures) {
      console.log(`${repo} ${file}: ${message}`);
    }
    for (const file of report.files) {
      for (const { span, ruleId } of file.findings) {
        const place = placeOf(repo, file.path, file.document.lines.lineAt(span.start) + 1);
        found.set(place, (found.get(place) ?? new Set()).add(ruleId));
      }
    }
  }
  return found;
}

function judge(labels: readonly Label[], found: Found): readonly Judged[] {
  return labels.flatMap((label): Judged[] => {
    const rules = kinds[label.kind]?.rules;
    if (rules === undefined) {
      return [];
    }
    const isFoundOn = (line: number): boolean => {
      const ids = found.get(placeOf(label.repo, label.path, line));
      return ids !== undefined && rules.some((rule) => ids.has(rule));
    };
    if (label.expected) {
      const hit = [label.line, ...(label.alt_lines ?? [])].some(isFoundOn);
      return [{ label, outcome: hit ? 'hit' : 'miss' }];
    }
    const alarmed = isFoundOn(label.line) && label.also?.includes(label.kind) !== true;
    return [{ label, outcome: alarmed ? 'false alarm' : 'silent' }];
  });
}

function printWrong(judged: readonly Judged[]): void {
  for (const { label, outcome } of judged) {
    if (outcome === 'miss' || outcome === 'false alarm') {
      const doubt = label.arguable ? ' (arguable)' : '';
      console.log(`${outcome} ${label.kind}${doubt}: ${label.repo} ${label.path}:${label.line}`);
    }
  }
}

/** @returns whether all limits are met */
function printFigures(judged: readonly Judged[], limits: Limits): boolean {
  console.log('\nkind                rows         true  false alarms  misses  precision  recall');
  const failed: string[] = [];
  for (const [name, { measured }] of Object.entries(kinds)) {
    const rows = judged.filter(({ label }) => label.kind === name);
    const clear = figuresOf(rows.filter(({ label }) => !label.arguable));
    printRow(name, 'clear', rows.filter(({ label }) => !label.arguable).length, clear);
    printRow('', 'all', rows.length, figuresOf(rows));
    if (!meets(clear, measured, limits)) {
      failed.push(name);
    }
  }
  const limited = limits.precision !== undefined || limits.recall !== undefined;
  if (limited) {
    console.log(
      failed.length === 0 ? '\nclear rows: all limits met' : `\nclear rows: limits missed by ${failed.join(', ')}`,
    );
  }
  const few = Object.keys(kinds).filter((name) => kinds[name]?.measured === false);
  console.log(`too few labels for a figure: ${few.join(', ')}; there the limit is that no trap is hit`);
  return failed.length === 0;
}

function printWithoutRule(labels: readonly Label[]): void {
  const others = labels.map((label) => label.kind).filter((kind) => kinds[kind] === undefined);
  for (const kind of new Set(others)) {
    console.log(`${kind}: no rule yet (${others.filter((other) => other === kind).length} rows)`);
  }
}

function printRow(kind: string, which: string, rows: number, figures: Figures): void {
  const percent = (value: number | undefined): string => (value === undefined ? '–' : value.toFixed(3));
  const cells = [
    kind.padEnd(18),
    which.padEnd(6),
    String(rows).padStart(5),
    String(figures.hits).padStart(7),
    String(figures.falseAlarms).padStart(13),
    String(figures.misses).padStart(7),
    percent(figures.precision).padStart(10),
    percent(figures.recall).padStart(7),
  ];
  console.log(cells.join(' '));
}

function meets(figures: Figures, measured: boolean, limits: Limits): boolean {
  if (!measured) {
    return limits.precision === undefined || figures.falseAlarms === 0;
  }
  return (figures.precision ?? 1) >= (limits.precision ?? 0) && (figures.recall ?? 1) >= (limits.recall ?? 0);
}

function figuresOf(judged: readonly Judged[]): Figures {
  const tally = (outcome: Outcome): number => judged.filter((row) => row.outcome === outcome).length;
  const [hits, falseAlarms, misses] = [tally('hit'), tally('false alarm'), tally('miss')];
  return {
    hits,
    falseAlarms,
    misses,
    precision: hits + falseAlarms === 0 ? undefined : hits / (hits + falseAlarms),
    recall: hits + misses === 0 ? undefined : hits / (hits + misses),
  };
}

function repositoryFolder(repo: string, sources: string): string {
  return path.resolve(sources, repo.replace('/', '__'));
}

function placeOf(repo: string, file: string, line: number): string {
  return `${repo} ${file}:${line}`;
}
