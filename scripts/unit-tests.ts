/**
 * Runs every `*.test.ts` below `test/` (or those whose path contains an argument) with node's test runner.
 * The in-host and workbench suites need a VS Code, those of the packed program an archive; `scripts/test.ts` runs them.
 *
 * The files are bundled first, with what they share in files of its own: compiling it once, instead of in each of some
 * hundred processes, halves the time of the whole run.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { build as bundle } from 'esbuild';
import { globSync } from 'tinyglobby';
import { ownPlaces } from './own-places.js';
import { inRepository, repository } from './repository.js';
import { requireOfNode } from './test-bundle.js';

const wanted = process.argv.slice(2);
const files = globSync(['test/**/*.test.ts'], {
  cwd: repository,
  ignore: ['test/extension/**', 'test/workbench/**', 'test/packed/**', 'test/sample/**'],
})
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();
if (files.length === 0) {
  console.error(`no unit test matches ${wanted.join(', ')}`);
  process.exit(1);
}

const outdir = inRepository('out', 'unit', String(process.pid));
await bundle({
  entryPoints: files,
  absWorkingDir: repository,
  outdir,
  outbase: '.',
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  mainFields: ['module', 'main'],
  banner: { js: requireOfNode },
  plugins: [ownPlaces()],
  sourcemap: true,
  logLevel: 'warning',
});
const bundles = files.map((file) => path.join(outdir, file.replace(/\.ts$/, '.mjs')));
const child = spawn(process.execPath, ['--enable-source-maps', '--test', ...bundles], { stdio: 'inherit' });
child.on('exit', (code) => {
  rmSync(outdir, { recursive: true, force: true });
  process.exit(code ?? 1);
});
