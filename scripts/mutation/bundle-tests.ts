/**
 * Bundles the tests of `src/core/secrets` and `src/core/rules` with the sources that Stryker has instrumented. Stryker
 * runs it in its copy of the repository, once for each run; `test-runner.ts` evaluates what it writes.
 *
 * One bundle records which test reaches which mutant. The other one, for the mutants, does not: that and the search
 * for the active mutant by name take most of the time of an instrumented program.
 */
import path from 'node:path';
import { build as bundle } from 'esbuild';
import { globSync } from 'tinyglobby';
import { mainFields } from '../build.js';
import { ownPlaces } from '../own-places.js';
import { inRepository, repository } from '../repository.js';
import { coveredBundle, mutantBundle } from './bundles.js';

/** Tests that judge rules and secrets, and need neither a network nor another process. */
const testFiles = globSync(
  [
    'test/core/secrets/*.test.ts',
    'test/core/rules/*.test.ts',
    'test/core/lint.test.ts',
    'test/docs/rule-pages.test.ts',
  ],
  { cwd: repository },
).sort();

/** Names of the helpers that the instrumenter writes into each file (`syntax-helpers.js` of Stryker 9.6). */
const coverCall = /\bstryCov_9fa48\("[^()]*\)/g;
const activeCall = /\bstryMutAct_9fa48\("(\d+)"\)/g;

const collector = JSON.stringify(inRepository('scripts', 'mutation', 'collect-tests.ts'));
const entry = [
  `const { collectedTests, collectFrom } = require(${collector});`,
  'exports.tests = collectedTests;',
  'exports.files = {',
  ...testFiles.map((file) => {
    const name = JSON.stringify(file);
    return `  ${name}: () => collectFrom(${name}, () => require(${JSON.stringify(inRepository(file))})),`;
  }),
  '};',
].join('\n');

for (const outfile of [coveredBundle, mutantBundle]) {
  await bundle({
    stdin: { contents: entry, resolveDir: repository },
    absWorkingDir: repository,
    alias: { 'node:test': inRepository('scripts', 'mutation', 'collect-tests.ts') },
    outfile: inRepository(outfile),
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: `node${process.versions.node}`,
    mainFields,
    plugins: [ownPlaces(outfile === mutantBundle ? withoutCoverage : undefined)],
    logLevel: 'warning',
  });
}

/** The instrumented text of a source as it is run with a mutant: it asks a variable which one is active. */
function withoutCoverage(contents: string, file: string): string {
  if (!file.includes(`${path.sep}src${path.sep}`)) {
    return contents;
  }
  return contents
    .replace(coverCall, '0')
    .replace(activeCall, (_, id: string) => `(activeMutant === ${id} && countHit())`);
}
