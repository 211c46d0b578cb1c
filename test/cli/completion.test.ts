import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, it } from 'node:test';
import { completionScript } from '../../src/cli/completion.js';
import { commands, shells } from '../../src/cli/options.js';
import { aml, scratch } from './scratch.js';

function isThere(program: string): boolean {
  return spawnSync(program, ['-c', 'exit 0']).status === 0;
}

/** What bash would offer for the last word. */
function offers(cwd: string, words: readonly string[]): readonly string[] {
  const script = `${completionScript('bash')}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _aml_guard; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', script, 'bash', 'aml-guard', ...words], {
    cwd,
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  return stdout.split('\n').filter((line) => line !== '');
}

describe('completion', () => {
  for (const shell of shells) {
    it(`for ${shell} knows every command and every option`, async (t) => {
      const { code, out } = await aml(scratch(t, {}), ['completion', shell]);
      assert.equal(code, 0);
      for (const { name, options } of commands) {
        assert.ok(out.includes(name), name);
        for (const option of options) {
          assert.ok(out.includes(shell === 'fish' ? `-l ${option.name}` : `--${option.name}`), option.name);
        }
      }
    });
  }

  for (const [shell, program] of [
    ['bash', 'bash'],
    ['zsh', 'zsh'],
    ['fish', 'fish'],
  ] as const) {
    it(`is a script that ${program} can read`, (t) => {
      if (!isThere(program)) {
        t.skip(`${program} is not installed`);
        return;
      }
      const { status, stderr } = spawnSync(program, ['-n'], { input: completionScript(shell), encoding: 'utf8' });
      assert.deepEqual([status, stderr], [0, '']);
    });
  }

  it('works in bash: commands, options, words of an option, files and rules', (t) => {
    if (!isThere('bash')) {
      t.skip('bash is not installed');
      return;
    }
    const cwd = scratch(t, { 'jobs/': '', 'job one.yml': '' });
    assert.deepEqual(offers(cwd, ['li']), ['lint']);
    assert.deepEqual(offers(cwd, ['lint', '--fi']), ['--fix']);
    assert.deepEqual(offers(cwd, ['lint', '--format', 's']), ['sarif']);
    assert.deepEqual(offers(cwd, ['posture', '--auth', 'azureP']), ['azurePipelines']);
    assert.deepEqual([...offers(cwd, ['lint', 'job'])].sort(), ['job one.yml', 'jobs']);
    assert.deepEqual(offers(cwd, ['lint', '-o', 'jobs']), ['jobs']);
    assert.deepEqual(offers(cwd, ['explain', 'secret-in-lo']), ['secret-in-log']);
    assert.deepEqual(offers(cwd, ['completion', 'f']), ['fish']);
  });
});
