/** Packs the command line as npm would publish it, and runs `test/packed` against the archive. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { globSync } from 'tinyglobby';
import { build } from './build.js';
import { inRepository, repository, runMain } from './repository.js';

runMain(async () => {
  await build();
  const archive = pack();
  const files = globSync(['test/packed/**/*.test.ts'], { cwd: repository }).sort();
  const child = spawn(process.execPath, ['--import', 'tsx', '--test', ...files], {
    cwd: repository,
    stdio: 'inherit',
    env: { ...process.env, AML_GUARD_ARCHIVE: archive },
  });
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      resolve(code ?? 1);
    });
  });
});

/** @returns the archive's path */
function pack(): string {
  const folder = inRepository('out', 'npm');
  mkdirSync(folder, { recursive: true });
  // The bundles were built a moment ago, so npm does not have to.
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const { status, stdout, stderr } = spawnSync('npm', args, {
    cwd: repository,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (status !== 0) {
    throw new Error(`npm pack failed: ${stderr}`);
  }
  const [packed] = JSON.parse(stdout) as readonly { readonly filename: string }[];
  return path.join(folder, packed?.filename ?? '');
}
