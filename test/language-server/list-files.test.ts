import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { Ignored } from '../../src/cli/ignored.js';
import { listFiles } from '../../src/language-server/list-files.js';
import { scratch } from '../cli/scratch.js';

async function list(t: TestContext, files: Readonly<Record<string, string>>, most = 100): Promise<readonly string[]> {
  const root = scratch(t, files);
  if (path.sep === '/') {
    // A circle, which would never end.
    symlinkSync(root, path.join(root, 'link'));
  }
  const found = await listFiles(
    root,
    Ignored.nothing,
    (name) => name.endsWith('.yml'),
    most,
    new AbortController().signal,
  );
  return found.map((file) => path.relative(root, file).split(path.sep).join('/'));
}

describe('listing the files of a project', () => {
  it('takes the nearer ones first, and leaves out what is ignored, installed or linked', async (t) => {
    const files = {
      'b/deep/c.yml': '',
      'b/a.yml': '',
      'z.yml': '',
      'a.txt': '',
      '.gitignore': 'out/\n',
      'out/x.yml': '',
      'node_modules/x/y.yml': '',
      '.git/x.yml': '',
    };
    assert.deepEqual(await list(t, files), ['z.yml', 'b/a.yml', 'b/deep/c.yml']);
  });

  it('ends at a number of files', async (t) => {
    const files = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`a${index % 3}/${index}.yml`, '']));
    assert.equal((await list(t, files, 10)).length, 10);
  });

  it('ends at a number of folders', async (t) => {
    const files = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`a${index}/b.txt`, '']));
    assert.deepEqual(await list(t, { ...files, 'zz/b.yml': '' }, 2), []);
  });

  it('ends when nobody wants to know any more', async (t) => {
    const root = scratch(t, { 'a.yml': '' });
    assert.deepEqual(await listFiles(root, Ignored.nothing, () => true, 10, AbortSignal.abort()), []);
  });
});
