/**
 * Runs `test/extension` inside VS Code, or only the files whose path contains an argument.
 *
 * With the argument `parity` it runs `test/parity` instead: every case of every rule's table and the sample, or the
 * folder that `AML_GUARD_PARITY` names, go through the command line and the editor, and the findings are compared.
 *
 * With the argument `bench` it runs `test/host-bench`, which measures how long diagnostics take after a keystroke.
 *
 * `VSCODE_TEST_EXECUTABLE` names the VS Code to use. Without it: on Linux x64 the workbench in a headless Chromium,
 * elsewhere, or with `AML_GUARD_TEST_DESKTOP=1`, a desktop VS Code that @vscode/test-electron downloads.
 */
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build as bundle } from 'esbuild';
import { globSync } from 'tinyglobby';
import { isWorkbenchAvailable } from '../test/workbench/install.js';
import { prepareParity } from '../test/parity/prepare.js';
import { build, mainFields } from './build.js';
import { inRepository, repository, runMain } from './repository.js';
import { readResults, writeResults } from './test-results.js';

const isParity = process.argv[2] === 'parity';
const isBench = process.argv[2] === 'bench';
const suite = isParity ? 'parity' : isBench ? 'host-bench' : 'extension';
const wanted = isParity || isBench ? [] : process.argv.slice(2);
const bundleFolder = inRepository('out', 'test', suite);

runMain(async () => {
  await build();
  await bundleSuite();
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'aml-guard-test-'));
  try {
    return await runIn(scratch);
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
});

async function bundleSuite(): Promise<void> {
  rmSync(bundleFolder, { recursive: true, force: true });
  await bundle({
    absWorkingDir: repository,
    entryPoints: [`test/${suite}/index.ts`, ...testFiles()],
    outbase: `test/${suite}`,
    outdir: bundleFolder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    mainFields,
    external: ['vscode', 'mocha'],
    // The suites run from `out/`, yet read fixtures of the repository.
    define: { 'process.env.AML_GUARD_REPOSITORY': JSON.stringify(repository) },
  });
}

function testFiles(): readonly string[] {
  const files = globSync(`test/${suite}/**/*.test.ts`, { cwd: repository });
  return wanted.length === 0 ? files : files.filter((file) => wanted.some((part) => file.includes(part)));
}

async function runIn(scratch: string): Promise<number> {
  const folders = isParity ? ['parity'] : ['first', 'second'];
  const env = isParity ? prepareParity(scratch) : { AML_GUARD_HOST_FIGURES: process.env['AML_GUARD_HOST_FIGURES'] };
  if (!isParity) {
    cpSync(inRepository('test', 'extension', 'fixtures'), scratch, { recursive: true });
  }
  // VS Code restarts its extension host when a second folder joins the first, so there are two from the start.
  const workspace = path.join(scratch, 'two-folders.code-workspace');
  writeFileSync(workspace, JSON.stringify({ folders: folders.map((folder) => ({ path: folder })), settings: {} }));
  const resultsFile = path.join(scratch, 'results.json');
  const executable = chooseExecutable();
  let failure: string | undefined;
  try {
    await runTests({
      ...(executable === undefined ? {} : { vscodeExecutablePath: executable }),
      extensionDevelopmentPath: repository,
      extensionTestsPath: path.join(bundleFolder, 'index.cjs'),
      extensionTestsEnv: { AML_GUARD_TEST_RESULTS: resultsFile, ...env },
      launchArgs: [workspace, '--disable-extensions'],
    });
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  const results = existsSync(resultsFile) ? readResults(resultsFile) : { passed: 0, failed: 1, report: '' };
  console.log(results.report);
  writeResults(process.env['AML_GUARD_TEST_RESULTS'], results);
  if (failure !== undefined) {
    console.error(failure);
  }
  return failure === undefined && results.failed === 0 ? 0 : 1;
}

function chooseExecutable(): string | undefined {
  const named = process.env['VSCODE_TEST_EXECUTABLE'];
  if (named !== undefined && named !== '') {
    return named;
  }
  if (!isWorkbenchAvailable || process.env['AML_GUARD_TEST_DESKTOP'] === '1') {
    return undefined;
  }
  const shim = inRepository('test', 'workbench', 'vscode-shim.mjs');
  // An archive of the sources may have lost the permission to execute.
  chmodSync(shim, 0o755);
  return shim;
}
