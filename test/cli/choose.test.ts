import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { globTest, splitGlob } from '../../src/cli/glob.js';
import { aml, badJob, findingsIn, goodJob, scratch } from './scratch.js';

describe('a pattern', () => {
  const cases: Readonly<Record<string, readonly [yes: readonly string[], no: readonly string[]]>> = {
    '*.yml': [
      ['a.yml', '.yml'],
      ['a/b.yml', 'a.yaml'],
    ],
    '**/*.yml': [['a.yml', 'a/b/c.yml'], ['a.yaml']],
    'a/**': [
      ['a/b', 'a/b/c', 'a'],
      ['ab/c', 'b/a/c'],
    ],
    'a/**/z.py': [
      ['a/z.py', 'a/b/c/z.py'],
      ['z.py', 'a/bz.py'],
    ],
    '{a,b}/{c,d}.yml': [
      ['a/c.yml', 'b/d.yml'],
      ['a/b.yml', '{a,b}/c.yml'],
    ],
    'job?.yml': [['job1.yml'], ['job.yml', 'job/.yml', 'job12.yml']],
    'job[0-9].yml': [['job1.yml'], ['joba.yml']],
    'job[!0-9].yml': [['joba.yml'], ['job1.yml']],
    'a+(b).yml': [['a+(b).yml'], ['ab.yml', 'aab.yml']],
    '{a.yml': [['{a.yml'], ['a.yml']],
    '[z-a].yml': [['[z-a].yml'], ['b.yml']],
  };
  for (const [pattern, [yes, no]] of Object.entries(cases)) {
    it(`${pattern} fits as in shells`, () => {
      const test = globTest(pattern);
      assert.deepEqual(
        [...yes, ...no].filter((name) => test(name)),
        yes,
      );
    });
  }

  it('takes no time that grows with every star', () => {
    const deep = Array.from({ length: 40 }, () => 'a').join('/');
    assert.equal(globTest(`${'**/a/'.repeat(20)}b`)(deep), false);
    assert.equal(globTest(`${'{a,b}'.repeat(40)}c`)('c'), false);
  });

  it('begins where its first star is', () => {
    assert.deepEqual(splitGlob('a/b/*.yml'), { folder: 'a/b', rest: '*.yml' });
    assert.deepEqual(splitGlob('**/a.yml'), { folder: '.', rest: '**/a.yml' });
    assert.deepEqual(splitGlob('/a/*'), { folder: '/a', rest: '*' });
    assert.deepEqual(splitGlob('/*'), { folder: '/', rest: '*' });
  });

  it('chooses files, without those that are ignored', async (t) => {
    const root = scratch(t, {
      '.git/': '',
      '.gitignore': 'out/\n',
      'jobs/a.yml': badJob,
      'jobs/deep/b.yml': badJob,
      'jobs/c.yaml': badJob,
      'out/d.yml': badJob,
    });
    const paths = async (...args: string[]): Promise<readonly string[]> =>
      (await findingsIn(root, args)).map((finding) => finding.replace(/:.*/, ''));
    assert.deepEqual(await paths('jobs/*.yml'), ['jobs/a.yml']);
    assert.deepEqual(await paths('**/*.{yml,yaml}'), ['jobs/a.yml', 'jobs/c.yaml', 'jobs/deep/b.yml']);
    assert.deepEqual(await paths(path.join(root, 'jobs', '**', 'b.*')), ['jobs/deep/b.yml']);
    assert.deepEqual(await paths('jobs/*.yml', 'jobs/a.yml', 'jobs'), ['jobs/a.yml', 'jobs/c.yaml', 'jobs/deep/b.yml']);
  });

  it('that fits nothing is a mistake, and a file that is called like one is a file', async (t) => {
    const root = scratch(t, { 'a[1].yml': badJob, 'a1.yml': goodJob });
    const { code, error } = await aml(root, ['lint', '*.yaml']);
    assert.equal(code, 2);
    assert.equal(error, 'aml-guard: *.yaml: no file that AML Guard reads fits this pattern\n');
    assert.equal((await findingsIn(root, ['a[1].yml'])).length, 1);
  });
});

describe('--changed-since', () => {
  it('judges what differs from where the branch began, and what git does not know', async (t) => {
    const root = repository(t);
    commit(root, { 'old.yml': badJob, 'changed.yml': goodJob, 'gone.yml': badJob });
    git(root, 'checkout', '-q', '-b', 'work');
    commit(root, { 'changed.yml': badJob, 'odd name é.yml': badJob });
    git(root, 'rm', '-q', 'gone.yml');
    git(root, 'checkout', '-q', 'main', '--', '.');
    git(root, 'checkout', '-q', 'work', '--', '.');
    git(root, 'checkout', '-q', 'main');
    commit(root, { 'later.yml': badJob });
    git(root, 'checkout', '-q', 'work');
    writeFileSync(path.join(root, 'unknown.yml'), badJob);
    mkdirSync(path.join(root, 'sub'));
    writeFileSync(path.join(root, 'sub', 'unknown.yml'), badJob);
    const found = async (cwd: string, ...args: string[]): Promise<readonly string[]> =>
      (await findingsIn(cwd, [...args, '--changed-since', 'main'])).map((finding) => finding.replace(/:.*/, ''));
    assert.deepEqual(await found(root, '.'), ['changed.yml', 'odd name é.yml', 'sub/unknown.yml', 'unknown.yml']);
    assert.deepEqual(await found(path.join(root, 'sub'), '.'), ['unknown.yml']);
    assert.deepEqual(await found(root, 'old.yml'), []);
  });

  it('runs nothing that the repository brings along', async (t) => {
    const root = repository(t);
    commit(root, { 'a.yml': goodJob });
    const witness = path.join(root, 'witness');
    git(root, 'config', 'core.fsmonitor', `touch ${witness}; false`);
    git(root, 'config', 'diff.external', `touch ${witness}`);
    writeFileSync(path.join(root, 'a.yml'), badJob);
    assert.equal((await findingsIn(root, ['.', '--changed-since', 'HEAD'])).length, 1);
    assert.equal((await aml(root, ['lint', 'witness'])).code, 2);
  });

  const refused: Readonly<Record<string, readonly [ref: string, message: RegExp]>> = {
    'a commit that there is not': ['no-such', /git knows no commit "no-such"; in a pipeline/],
    'an option': ['--output=x', /takes a commit, branch or tag, not "--output=x"/],
    nothing: ['', /takes a commit, branch or tag, not ""/],
  };
  for (const [name, [ref, message]] of Object.entries(refused)) {
    it(`refuses ${name}`, async (t) => {
      const root = repository(t);
      commit(root, { 'a.yml': goodJob });
      const { code, out, error } = await aml(root, ['lint', `--changed-since=${ref}`]);
      assert.deepEqual([code, out], [2, '']);
      assert.match(error, message);
    });
  }

  it('says that there is no repository, and that there is no git', async (t) => {
    const root = scratch(t, { 'a.yml': goodJob });
    assert.match((await aml(root, ['lint', '--changed-since', 'main'])).error, /--changed-since: not a git repository/);
    const before = process.env['PATH'];
    process.env['PATH'] = root;
    t.after(() => {
      process.env['PATH'] = before;
    });
    const { code, error } = await aml(root, ['lint', '--changed-since', 'main']);
    assert.equal(code, 2);
    assert.equal(error, 'aml-guard: --changed-since needs git, which is not among the programs of this machine\n');
  });
});

function repository(t: TestContext): string {
  const root = scratch(t, {});
  git(root, 'init', '-q', '-b', 'main');
  return root;
}

function commit(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(root, name), text);
  }
  git(root, 'add', '-A');
  git(root, 'commit', '-q', '-m', 'files');
}

function git(cwd: string, ...args: readonly string[]): void {
  const identity = ['-c', 'user.name=Ines Duarte', '-c', 'user.email=ines@example.com', '-c', 'commit.gpgsign=false'];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  execFileSync('git', [...identity, ...args], { cwd, env });
}
