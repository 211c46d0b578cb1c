import assert from 'node:assert/strict';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { replaceText } from '../../src/cli/replace-text.js';
import { aml, badJob, lines, scratch } from './scratch.js';

const script = [
  'import mlflow',
  'import os',
  '',
  'password = os.environ["CRM_PASSWORD"]',
  'print(os.environ)',
  'print(f"signing in with {password}") # é',
];
const fixed = [
  'import mlflow',
  'import os',
  '',
  'password = os.environ["CRM_PASSWORD"]',
  'print(f"signing in with [redacted]") # é',
];

describe('--fix', () => {
  const forms: Readonly<Record<string, (text: readonly string[]) => Buffer>> = {
    LF: (text) => Buffer.from(lines(text)),
    CRLF: (text) => Buffer.from(lines(text, '\r\n')),
    'a byte order mark': (text) => Buffer.from(`\uFEFF${lines(text, '\r\n')}`),
    'UTF-16, little end first': (text) => Buffer.from(`\uFEFF${lines(text)}`, 'utf16le'),
    'UTF-16, big end first': (text) => Buffer.from(`\uFEFF${lines(text, '\r\n')}`, 'utf16le').swap16(),
    'no line end at the end': (text) => Buffer.from(text.join('\n')),
  };
  for (const [name, form] of Object.entries(forms)) {
    it(`makes the safe changes in a file with ${name}, and no others`, async (t) => {
      const root = scratch(t, { 'train.py': form(script) });
      const { out, error, code } = await aml(root, ['lint', '--fix']);
      const expected = form(fixed);
      assert.equal(readFileSync(path.join(root, 'train.py')).toString('latin1'), expected.toString('latin1'));
      assert.deepEqual([code, error], [0, '1 file changed\n']);
      assert.match(out, /^0 findings in 1 file$/m);
    });
  }

  it('changes nothing where nothing is found, and says so', async (t) => {
    const root = scratch(t, { 'train.py': lines(fixed) });
    const before = statSync(path.join(root, 'train.py')).mtimeMs;
    assert.equal((await aml(root, ['lint', '--fix'])).error, 'nothing was changed\n');
    assert.equal(statSync(path.join(root, 'train.py')).mtimeMs, before);
  });

  it('keeps rights and links, and leaves no file behind', async (t) => {
    const root = scratch(t, { 'real/train.py': lines(script) });
    chmodSync(path.join(root, 'real/train.py'), 0o750);
    symlinkSync(path.join('real', 'train.py'), path.join(root, 'link.py'));
    await aml(root, ['lint', 'link.py', '--fix']);
    assert.ok(lstatSync(path.join(root, 'link.py')).isSymbolicLink());
    assert.equal(readFileSync(path.join(root, 'real/train.py'), 'utf8'), lines(fixed));
    if (process.platform !== 'win32') {
      assert.equal(statSync(path.join(root, 'real/train.py')).mode & 0o777, 0o750);
    }
    assert.deepEqual(readdirSync(path.join(root, 'real')), ['train.py']);
  });

  it('does not make unsafe changes', async (t) => {
    const root = scratch(t, { 'job.yml': badJob });
    assert.equal((await aml(root, ['lint', '--fix'])).code, 1);
    assert.equal(readFileSync(path.join(root, 'job.yml'), 'utf8'), badJob);
  });
});

describe('--fix=unsafe', () => {
  it('refuses where nobody can be asked, and nothing is judged', async (t) => {
    const root = scratch(t, { 'job.yml': badJob });
    const { code, out, error } = await aml(root, ['lint', '--fix=unsafe']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(error, /asks before it changes anything, and there is no terminal; add --yes to agree/);
    assert.equal(readFileSync(path.join(root, 'job.yml'), 'utf8'), badJob);
  });

  it('asks with what it would do, and takes no for an answer', async (t) => {
    const root = scratch(t, { 'job.yml': badJob });
    const asked: string[] = [];
    const answer = (yes: boolean): { ask: (question: string) => Promise<boolean> } => ({
      ask: (question) => {
        asked.push(question);
        return Promise.resolve(yes);
      },
    });
    const refused = await aml(root, ['lint', '--fix=unsafe'], '', answer(false));
    assert.equal(refused.code, 1);
    assert.match(refused.error, /^Changes that a person has to look at:\n {2}job\.yml:4 .+\n/);
    assert.equal(readFileSync(path.join(root, 'job.yml'), 'utf8'), badJob);
    await aml(root, ['lint', '--fix=unsafe'], '', answer(true));
    assert.doesNotMatch(readFileSync(path.join(root, 'job.yml'), 'utf8'), /hunter2/);
    assert.deepEqual(asked, ['Make 1 change in 1 file?', 'Make 1 change in 1 file?']);
  });

  it('does not ask where --yes agreed', async (t) => {
    const root = scratch(t, { 'job.yml': badJob });
    await aml(root, ['lint', '--fix=unsafe', '--yes']);
    assert.doesNotMatch(readFileSync(path.join(root, 'job.yml'), 'utf8'), /hunter2/);
  });
});

describe('replaceText', () => {
  it('does not write over what somebody else has changed', async (t) => {
    const root = scratch(t, { 'a.py': 'new\n' });
    assert.match((await replaceText(path.join(root, 'a.py'), 'old\n', 'mine\n')) ?? '', /not what was judged any more/);
    assert.equal(readFileSync(path.join(root, 'a.py'), 'utf8'), 'new\n');
  });

  it('says that it failed, and leaves the file', async (t) => {
    const root = scratch(t, { 'a.py': 'old\n' });
    if (process.getuid?.() === 0 || process.platform === 'win32') {
      t.diagnostic('nothing is forbidden to root; only the missing file is tried');
    } else {
      chmodSync(root, 0o500);
      t.after(() => {
        chmodSync(root, 0o700);
      });
      assert.match(
        (await replaceText(path.join(root, 'a.py'), 'old\n', 'new\n')) ?? '',
        /cannot be written \(EACCES\)/,
      );
      assert.equal(readFileSync(path.join(root, 'a.py'), 'utf8'), 'old\n');
    }
    assert.match((await replaceText(path.join(root, 'gone.py'), '', 'x')) ?? '', /cannot be written \(ENOENT\)/);
  });

  it('keeps a text as it is, whatever its line ends', async (t) => {
    const mixed = 'a\r\nb\nc\rd\u2028e';
    const root = scratch(t, {});
    writeFileSync(path.join(root, 'a.py'), mixed);
    assert.equal(await replaceText(path.join(root, 'a.py'), mixed, `${mixed}!`), undefined);
    assert.equal(readFileSync(path.join(root, 'a.py'), 'utf8'), `${mixed}!`);
  });
});
