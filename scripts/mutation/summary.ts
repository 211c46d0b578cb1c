import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { schema } from '@stryker-mutator/api/core';
import { globSync } from 'tinyglobby';
import { inRepository, repository } from '../repository.js';

/** What was kept of all runs: of each file the last one. */
export const keptReport = 'out/mutation/incremental.json';

/** What is mutated: `registry.ts` is generated, and `recommendations.ts` is text. */
export const mutatedFiles: readonly string[] = [
  'src/core/secrets/**/*.ts',
  'src/core/rules/**/*.ts',
  '!src/core/rules/registry.ts',
  '!src/core/rules/recommendations.ts',
];

/** How many mutants ended how. */
export interface MutantCounts {
  readonly killed: number;
  /** The program did not come to an end, which is noticed too. */
  readonly timeout: number;
  readonly survived: number;
  /** No test reaches the place. */
  readonly noCoverage: number;
  /** Text for people, which is not judged. */
  readonly ignored: number;
}

/** `test/mutation/score.json`; `docs/reliability.md` is made of it. */
export interface MutationScore {
  /** Of 100 mutants that were judged, those that a test notices; two decimals. */
  readonly score: number;
  readonly total: MutantCounts;
  readonly files: Readonly<Record<string, MutantCounts & { readonly score: number }>>;
  /** Files with mutants of which no result holds for their text of today. */
  readonly notRun: readonly string[];
}

const none: MutantCounts = { killed: 0, timeout: 0, survived: 0, noCoverage: 0, ignored: 0 };

/** Counts what was kept of all runs, for the files as they are now. */
export function scoreOf(report: schema.MutationTestResult, sources: ReadonlyMap<string, string>): MutationScore {
  const files: Record<string, MutantCounts & { readonly score: number }> = {};
  const notRun: string[] = [];
  let total = none;
  for (const [file, text] of sources) {
    const result = report.files[file];
    if (result?.source.replaceAll('\r\n', '\n') !== text) {
      notRun.push(file);
      continue;
    }
    const counts = result.mutants.reduce((sum, { status }) => add(sum, countOf(status)), none);
    files[file] = { ...counts, score: percentage(counts) };
    total = add(total, counts);
  }
  return { score: percentage(total), total, files, notRun };
}

/** Writes the score for the report on reliability and for the repository, and says it in a few lines. */
export function writeScore(): string {
  const sources = new Map(
    globSync([...mutatedFiles], { cwd: repository })
      .sort()
      .map((file) => [file, readFileSync(inRepository(file), 'utf8').replaceAll('\r\n', '\n')]),
  );
  const report = JSON.parse(readFileSync(inRepository(keptReport), 'utf8')) as schema.MutationTestResult;
  const score = scoreOf(report, sources);
  for (const file of ['out/reliability/mutation.json', 'test/mutation/score.json']) {
    mkdirSync(path.dirname(inRepository(file)), { recursive: true });
    writeFileSync(inRepository(file), `${JSON.stringify(score, undefined, 2)}\n`);
  }
  const { killed, timeout, survived, noCoverage, ignored } = score.total;
  return [
    `${score.score.toFixed(2)} % of ${killed + timeout + survived + noCoverage} mutants noticed: ${killed} killed, ` +
      `${timeout} without end, ${survived} survived, ${noCoverage} reached by no test (${ignored} of text left out)`,
    ...(score.notRun.length === 0 ? [] : [`not run: ${score.notRun.join(', ')}`]),
  ].join('\n');
}

function countOf(status: schema.MutantStatus): MutantCounts {
  switch (status) {
    case 'Killed':
      return { ...none, killed: 1 };
    case 'Timeout':
      return { ...none, timeout: 1 };
    case 'NoCoverage':
      return { ...none, noCoverage: 1 };
    case 'Ignored':
      return { ...none, ignored: 1 };
    // An error of the runner shows nothing, and neither does a mutant that was not run.
    case 'Survived':
    case 'RuntimeError':
    case 'CompileError':
    case 'Pending':
      return { ...none, survived: 1 };
  }
}

function add(a: MutantCounts, b: MutantCounts): MutantCounts {
  return {
    killed: a.killed + b.killed,
    timeout: a.timeout + b.timeout,
    survived: a.survived + b.survived,
    noCoverage: a.noCoverage + b.noCoverage,
    ignored: a.ignored + b.ignored,
  };
}

function percentage({ killed, timeout, survived, noCoverage }: MutantCounts): number {
  const judged = killed + timeout + survived + noCoverage;
  return judged === 0 ? 100 : Math.round(((killed + timeout) / judged) * 10_000) / 100;
}
