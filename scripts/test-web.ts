/**
 * Runs `test/web` in the extension host of a browser: the workbench starts the `browser` entry of the extension in a
 * web worker, with a virtual workspace that no Node could read.
 */
import { rmSync } from 'node:fs';
import { build as bundle } from 'esbuild';
import { runSuite } from '../test/workbench/run-suite.js';
import { build, mainFields } from './build.js';
import { inRepository, repository, runMain } from './repository.js';
import { type TestResults, writeResults } from './test-results.js';

const mark = 'AML_GUARD_RESULTS ';
const program = inRepository('out', 'test', 'web', 'index.cjs');

runMain(async () => {
  await build();
  rmSync(inRepository('out', 'test', 'web'), { recursive: true, force: true });
  await bundle({
    absWorkingDir: repository,
    entryPoints: ['test/web/index.ts'],
    outfile: program,
    bundle: true,
    format: 'cjs',
    platform: 'browser',
    target: 'chrome138',
    mainFields,
    external: ['vscode'],
  });
  const lines: string[] = [];
  const code = await runSuite({
    folder: 'vscode-vfs://memory/project',
    extensionDevelopmentPaths: [repository],
    extensionTestsPath: program,
    // Else it would run on the server, which has Node; the kind of an address is not read by this VS Code.
    settings: { 'remote.extensionKind': { 'aml-guard.aml-guard': ['web'] } },
    environment: {},
    timeoutMs: Number(process.env['AML_GUARD_TEST_TIMEOUT_MS'] ?? 120_000),
    onLine: (line) => lines.push(line),
  });
  const told = lines.find((line) => line.includes(mark));
  const results =
    told === undefined
      ? { passed: 0, failed: 1, report: 'the tests said nothing' }
      : (JSON.parse(told.slice(told.indexOf(mark) + mark.length)) as TestResults);
  console.log(results.report);
  writeResults(process.env['AML_GUARD_TEST_RESULTS'], results);
  return code;
});
