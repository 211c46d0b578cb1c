/**
 * A test runner for Stryker that runs the bundle of `bundle-tests.ts` in its own process.
 *
 * The bundle is compiled once and evaluated anew for each mutant, so that tables made at the start of the program are
 * mutated too and nothing is left over of the mutant before. Only the files with tests that reach the mutant are read.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import vm from 'node:vm';
import type { MutantCoverage } from '@stryker-mutator/api/core';
import {
  type DryRunResult,
  DryRunStatus,
  type MutantRunOptions,
  type MutantRunResult,
  MutantRunStatus,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { ruleIds } from '../../src/core/rules/registry.js';
import { coveredBundle, mutantBundle } from './bundles.js';
import type { CollectedTest } from './collect-tests.js';

/** What a bundle exports. */
interface Bundle {
  /** Reads a file of tests into `tests`, by its path. */
  readonly files: Readonly<Record<string, () => void>>;
  readonly tests: readonly CollectedTest[];
}

type Evaluate = (
  require: NodeJS.Require,
  exports: object,
  activeMutant: number | undefined,
  countHit: () => boolean,
) => void;

/** Where the instrumented sources note what was reached: `__stryker__` of the global object. */
interface StrykerGlobal {
  currentTestId?: string | undefined;
  mutantCoverage?: MutantCoverage;
}

/** Less than Stryker allows itself, which would have to start a new process. */
const shareOfTimeout = 0.9;

export class BundleTestRunner implements TestRunner {
  private compiled: Evaluate | undefined;

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  dryRun(): Promise<DryRunResult> {
    const noted: StrykerGlobal = {};
    (globalThis as { __stryker__?: StrykerGlobal }).__stryker__ = noted;
    const bundle = evaluate(compile(coveredBundle));
    for (const read of Object.values(bundle.files)) {
      read();
    }
    const tests = bundle.tests.map((test): TestResult => {
      noted.currentTestId = test.id;
      const startedMs = performance.now();
      const failure = fail(test);
      const timeSpentMs = performance.now() - startedMs;
      const result = { id: test.id, name: test.id, fileName: path.resolve(test.file), timeSpentMs };
      return failure === undefined
        ? { ...result, status: TestStatus.Success }
        : { ...result, status: TestStatus.Failed, failureMessage: failure };
    });
    noted.currentTestId = undefined;
    const mutantCoverage = noted.mutantCoverage ?? { static: {}, perTest: {} };
    return Promise.resolve({ status: DryRunStatus.Complete, tests, mutantCoverage });
  }

  mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    this.compiled ??= compile(mutantBundle);
    const compiled = this.compiled;
    let hits = 0;
    const limit = options.hitLimit ?? Infinity;
    const countHit = (): boolean => {
      hits++;
      if (hits > limit) {
        throw new Error('the mutant is reached without end');
      }
      return true;
    };
    let result: MutantRunResult;
    try {
      result = withinTime(options.timeout * shareOfTimeout, () =>
        runTests(evaluate(compiled, Number(options.activeMutant.id), countHit), options),
      );
    } catch (error) {
      // A program that does not start is a mutant found; one that does not end is told from it.
      result = isTimeout(error)
        ? { status: MutantRunStatus.Timeout, reason: 'the time is over' }
        : {
            status: MutantRunStatus.Killed,
            killedBy: ['the start'],
            failureMessage: describeError(error),
            nrOfTests: 0,
          };
    }
    return Promise.resolve(hits > limit ? { status: MutantRunStatus.Timeout, reason: 'reached without end' } : result);
  }
}

/** Runs the tests that reach a mutant until one fails, those of the mutated file first. */
function runTests(bundle: Bundle, { testFilter, activeMutant }: MutantRunOptions): MutantRunResult {
  const reaching = testFilter === undefined ? undefined : new Set(testFilter);
  const source = path.normalize(activeMutant.fileName);
  let nrOfTests = 0;
  for (const file of testFilesFor(source, Object.keys(bundle.files))) {
    if (testFilter?.every((id) => !id.startsWith(`${file} > `)) === true) {
      continue;
    }
    const before = bundle.tests.length;
    bundle.files[file]?.();
    for (const test of bundle.tests.slice(before)) {
      if (reaching?.has(test.id) === false || !isMeant(test.id, source)) {
        continue;
      }
      nrOfTests++;
      const failure = fail(test);
      if (failure !== undefined) {
        return { status: MutantRunStatus.Killed, killedBy: [test.id], failureMessage: failure, nrOfTests };
      }
    }
  }
  return { status: MutantRunStatus.Survived, nrOfTests };
}

/** Tables of the rules that speak of secrets; they judge what is below `src/core/secrets` beside its own tests. */
const secretTables: ReadonlySet<string> = new Set(
  ['credential-literal', 'secret-in-environment-variable', 'secret-in-input', 'sensitive-run-id'].map(
    (rule) => `test/core/rules/${rule}.test.ts`,
  ),
);

/**
 * The files of tests that judge a source, its own first. A rule is judged by its own table and what is tested of all
 * rules: that the table of another one would notice, too, is chance. What rules share is judged by all tables.
 */
function testFilesFor(source: string, files: readonly string[]): readonly string[] {
  const own = files.filter((file) => path.basename(file, '.test.ts') === path.basename(source, '.ts'));
  const others = files.filter((file) => !own.includes(file));
  const isTable = (file: string): boolean => file.startsWith('test/core/rules/');
  if (source.includes(`${path.sep}secrets${path.sep}`)) {
    const isNear = (file: string): boolean => file.startsWith('test/core/secrets/');
    return [...own, ...others.filter(isNear), ...others.filter((file) => secretTables.has(file))];
  }
  return [...own, ...others.filter((file) => !isRule(source) || !isTable(file))];
}

/** Each rule's page is a group of tests by the rule's name; the pages of other rules do not judge it. */
function isMeant(testId: string, source: string): boolean {
  const page = /^test\/docs\/rule-pages\.test\.ts > rule pages > (\S+) > /.exec(testId)?.[1];
  return page === undefined || page === path.basename(source, '.ts') || !isRule(source);
}

function isRule(source: string): boolean {
  return ruleIds.has(path.basename(source, '.ts'));
}

function compile(file: string): Evaluate {
  const code = readFileSync(file, 'utf8');
  const head = '(function (require, exports, activeMutant, countHit) {';
  return new vm.Script(`${head}${code}\n})`, { filename: path.resolve(file) }).runInThisContext() as Evaluate;
}

function evaluate(run: Evaluate, activeMutant?: number, countHit = (): boolean => true): Bundle {
  const exported = {};
  run(createRequire(path.resolve(mutantBundle)), exported, activeMutant, countHit);
  return exported as Bundle;
}

/** @returns what a test failed with */
function fail(test: CollectedTest): string | undefined {
  try {
    test.run();
    return undefined;
  } catch (error) {
    if (isTimeout(error)) {
      throw error;
    }
    return describeError(error);
  }
}

const timedCall = new vm.Script('globalThis.amlGuardTimedCall()');

/** Calls a function that does not wait for anything, and throws when it takes longer than that. */
function withinTime<T>(timeoutMs: number, call: () => T): T {
  (globalThis as { amlGuardTimedCall?: () => T }).amlGuardTimedCall = call;
  return timedCall.runInThisContext({ timeout: Math.ceil(timeoutMs) }) as T;
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

function describeError(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 300);
}
