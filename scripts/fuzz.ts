/**
 * `npm run fuzz -- [--inputs N] [--seed S] [--minutes M] [--no-coverage]`: changed files and answers by the million,
 * kept where they reach new code (default: 1,000,000 inputs, seed 1, no limit of time). What fails is written to
 * `out/fuzz`, the figures to `out/reliability/fuzz.json`. Exits 1 when anything failed.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { build } from 'esbuild';
import { inRepository, repository, runMain } from './repository.js';
import { ownPlaces } from './own-places.js';
import { requireOfNode } from './test-bundle.js';

runMain(async () => {
  const folder = inRepository('out', 'fuzz');
  mkdirSync(folder, { recursive: true });
  const seeds = inRepository('out', 'fuzz', 'seeds.json');
  execFileSync(process.execPath, ['--import', 'tsx', inRepository('test', 'fuzz', 'write-seeds.ts'), seeds], {
    cwd: repository,
    env: { ...process.env, AML_GUARD_COLLECT_CASES: '1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const outfile = inRepository('out', 'fuzz', 'run-fuzzer.mjs');
  await build({
    entryPoints: ['test/fuzz/run-fuzzer.ts'],
    absWorkingDir: repository,
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    banner: { js: requireOfNode },
    plugins: [ownPlaces()],
    sourcemap: true,
    logLevel: 'warning',
  });
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', outfile, ...process.argv.slice(2)], {
    cwd: repository,
    env: { ...process.env, AML_GUARD_FUZZ_SEEDS: seeds },
    stdio: 'inherit',
  });
  return status ?? 1;
});
