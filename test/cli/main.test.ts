import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { badJob, goodJob, scratch } from './scratch.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const main = path.join(repository, 'src', 'cli', 'main.ts');

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

function start(cwd: string, args: readonly string[], input?: string, env: NodeJS.ProcessEnv = {}): Ended {
  const tsx = import.meta.resolve('tsx');
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', tsx, main, ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '', FORCE_COLOR: '', ...env },
    ...(input === undefined ? {} : { input }),
  });
  return { code: status, out: stdout, error: stderr };
}

describe('the aml-guard process', () => {
  it('prints its version', () => {
    const { version } = JSON.parse(readFileSync(path.join(repository, 'package.json'), 'utf8')) as { version: string };
    assert.deepEqual(start(repository, ['--version']), { code: 0, out: `${version}\n`, error: '' });
  });

  it('prints its help, which docs/cli.md repeats', () => {
    const { code, out } = start(repository, ['--help']);
    assert.equal(code, 0);
    assert.ok(
      readFileSync(path.join(repository, 'docs', 'cli.md'), 'utf8').includes(out),
      'docs/cli.md has another text',
    );
  });

  it('exits with the code of the findings and writes no colours into a pipe', (t) => {
    const { code, out } = start(scratch(t, { 'job.yml': badJob }), ['lint']);
    assert.equal(code, 1);
    assert.ok(!out.includes('\u001b'));
  });

  it('writes colours where FORCE_COLOR asks for them, unless NO_COLOR or an option forbids', (t) => {
    const root = scratch(t, { 'job.yml': badJob });
    const isColoured = (env: NodeJS.ProcessEnv, ...args: string[]): boolean =>
      start(root, ['lint', ...args], undefined, env).out.includes('\u001b[');
    assert.ok(isColoured({ FORCE_COLOR: '1' }));
    assert.ok(!isColoured({ FORCE_COLOR: '0' }));
    assert.ok(!isColoured({ FORCE_COLOR: '1', NO_COLOR: '1' }));
    assert.ok(!isColoured({ FORCE_COLOR: '1' }, '--no-color'));
    assert.ok(!isColoured({ FORCE_COLOR: '1' }, '--output', 'report.txt'));
  });

  it('exits with 2 when used wrongly', (t) => {
    const { code, out, error } = start(scratch(t, {}), ['lint', '--frmat', 'json']);
    assert.deepEqual({ code, out }, { code: 2, out: '' });
    assert.match(error, /^aml-guard: .*--frmat/);
  });

  it('reads standard input', (t) => {
    const { code } = start(scratch(t, {}), ['lint', '-', '--stdin-filename', 'job.yml'], badJob);
    assert.equal(code, 1);
  });

  it('exits with 3 when a file may not be read, and judges the others', (t) => {
    if (process.getuid?.() === 0 || process.platform === 'win32') {
      t.skip('nothing is forbidden to root, and Windows has other permissions');
      return;
    }
    const root = scratch(t, { 'a.yml': goodJob, 'b.yml': goodJob });
    chmodSync(path.join(root, 'b.yml'), 0);
    const { code, out } = start(root, ['lint']);
    assert.deepEqual({ code, out }, { code: 3, out: 'b.yml: failed: it may not be read\n\n0 findings in 1 file\n' });
  });
});
