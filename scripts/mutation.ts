/**
 * Changes the sources of secrets and rules in thousands of small ways, one at a time, and counts after how many of them
 * a test fails (`npm run mutation -- [paths]`). What was judged before and has not changed since is not run again.
 */
import { Stryker } from '@stryker-mutator/core';
import { keptReport, mutatedFiles, writeScore } from './mutation/summary.js';
import { repository, runMain } from './repository.js';

runMain(async () => {
  process.chdir(repository);
  const wanted = process.argv.slice(2);
  // The cases that the tester makes by itself repeat those of the tables and take most of the time.
  process.env['AML_GUARD_TABLES_ONLY'] = '1';
  await new Stryker({
    mutate:
      wanted.length === 0
        ? [...mutatedFiles]
        : [...wanted, ...mutatedFiles.filter((pattern) => pattern.startsWith('!'))],
    plugins: ['./scripts/mutation/plugins.ts'],
    testRunner: 'bundle',
    testRunnerNodeArgs: ['--import', 'tsx'],
    buildCommand: 'node --import tsx scripts/mutation/bundle-tests.ts',
    ignorers: ['prose'],
    ignorePatterns: ['/dist', '/out', '/media', '/.vscode-test', '/test/workbench', '/test/sample', '/test/bench'],
    coverageAnalysis: 'perTest',
    concurrency: Number(process.env['AML_GUARD_MUTATION_PROCESSES'] ?? 2),
    // Generous: a busy machine must not pass for a mutant found. Loops without end are found by counting.
    timeoutMS: 20_000,
    timeoutFactor: 3,
    incremental: true,
    incrementalFile: keptReport,
    tempDirName: 'out/mutation/sandbox',
    reporters: ['json'],
    jsonReporter: { fileName: 'out/mutation/report.json' },
    allowConsoleColors: false,
    allowEmpty: false,
  }).runMutationTest();
  console.log(writeScore());
  return 0;
});
