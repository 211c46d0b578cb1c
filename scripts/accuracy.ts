/**
 * Measures the rules against labelled lines of public repositories:
 *
 *   npm run accuracy -- <corpus folder> <sources folder> [--min-precision 0.95] [--min-recall 0.92] [--verbose]
 *     [--peers <folder> [--gitleaks-rules <gitleaks.toml>]]
 *
 * The corpus folder holds `labels.jsonl`; the sources folder holds `<owner>__<name>/` for each repository. Neither is
 * part of this project. `--peers` runs other tools on the same files, as far as they are installed in a folder (as npm
 * packages, or as commands in its `bin`) or on the PATH. Only places are printed, never the text of a line.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Strictness } from '../src/core/findings/finding.js';
import { kinds } from './accuracy/kinds.js';
import { readCorpus, type Label } from './accuracy/labels.js';
import { findOurs } from './accuracy/own-findings.js';
import { printPeers } from './accuracy/peers/print-peers.js';
import { printFigures, printWrong } from './accuracy/print.js';
import { figuresOf, judge, type Figures, type Judged } from './accuracy/score.js';

interface Limits {
  readonly precision: number | undefined;
  readonly recall: number | undefined;
}

process.exitCode = await main();

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'min-precision': { type: 'string' },
      'min-recall': { type: 'string' },
      peers: { type: 'string' },
      'gitleaks-rules': { type: 'string' },
      verbose: { type: 'boolean', default: false },
    },
  });
  const [corpusFolder, sourcesFolder] = positionals;
  if (corpusFolder === undefined || sourcesFolder === undefined) {
    console.error('usage: npm run accuracy -- <corpus folder> <sources folder>');
    return 2;
  }
  const labelsFile = path.join(corpusFolder, 'labels.jsonl');
  for (const needed of [labelsFile, sourcesFolder, values.peers, values['gitleaks-rules']]) {
    if (needed !== undefined && !existsSync(needed)) {
      console.error(`${needed} does not exist`);
      return 2;
    }
  }
  const limits: Limits = { precision: numberOf(values['min-precision']), recall: numberOf(values['min-recall']) };
  if (Number.isNaN(limits.precision) || Number.isNaN(limits.recall)) {
    console.error('--min-precision and --min-recall take a number from 0 to 1');
    return 2;
  }
  const corpus = readCorpus(labelsFile, sourcesFolder);
  console.log(`${corpus.labels.length} labelled lines, ${corpus.lost} more no longer match and are left out`);
  printWithoutRule(corpus.labels);
  const labels = corpus.labels.filter((label) => kinds[label.kind] !== undefined);
  const runs = new Map<Strictness, readonly Judged[]>();
  for (const strictness of ['regular', 'pedantic'] as const) {
    const judged = judge(labels, await findOurs(corpus, sourcesFolder, strictness));
    runs.set(strictness, judged);
    printFigures(`at the strictness ${strictness}`, judged);
    if (values.verbose) {
      printWrong(judged);
    }
  }
  const heard = labels.flatMap((label, i) => runs.get(kinds[label.kind]?.heardAt ?? 'regular')?.[i] ?? []);
  printFigures('each kind at the strictness at which its rules speak', heard);
  const met = printLimits(heard, limits);
  if (values.peers !== undefined) {
    await printPeers(corpus, heard, { folder: values.peers, gitleaksRules: values['gitleaks-rules'] });
  }
  return met ? 0 : 1;
}

function numberOf(text: string | undefined): number | undefined {
  const value = text === undefined ? undefined : Number(text);
  return value !== undefined && (value < 0 || value > 1) ? Number.NaN : value;
}

function printWithoutRule(labels: readonly Label[]): void {
  const others = labels.map((label) => label.kind).filter((kind) => kinds[kind] === undefined);
  for (const kind of new Set(others)) {
    console.log(`${kind}: no rule of its own (${others.filter((other) => other === kind).length} rows)`);
  }
}

/** @returns whether all limits are met, kind by kind and in all */
function printLimits(judged: readonly Judged[], limits: Limits): boolean {
  const clear = judged.filter(({ label }) => !label.arguable);
  const failed = Object.entries(kinds)
    .filter(([name, { measured }]) => {
      const figures = figuresOf(clear.filter(({ label }) => label.kind === name));
      return measured ? !meets(figures, limits) : limits.precision !== undefined && figures.falseAlarms > 0;
    })
    .map(([name]) => name);
  if (!meets(figuresOf(clear), limits)) {
    failed.push('all kinds together');
  }
  if (limits.precision !== undefined || limits.recall !== undefined) {
    console.log(
      failed.length === 0 ? '\nclear rows: all limits met' : `\nclear rows: limits missed by ${failed.join(', ')}`,
    );
  }
  const few = Object.keys(kinds).filter((name) => kinds[name]?.measured === false);
  console.log(`too few labels for a figure: ${few.join(', ')}; there the limit is that no trap is hit`);
  return failed.length === 0;
}

function meets(figures: Figures, limits: Limits): boolean {
  return (figures.precision ?? 1) >= (limits.precision ?? 0) && (figures.recall ?? 1) >= (limits.recall ?? 0);
}
