import assert from 'node:assert/strict';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { findFiles } from '../../src/cli/find-files.js';
import { Ignored } from '../../src/cli/ignored.js';
import { scratch } from './scratch.js';

function found(root: string, below = '', repository: string | undefined = root): readonly string[] {
  const folder = path.join(root, below);
  const { files, failures } = findFiles(folder, Ignored.above(folder, repository));
  assert.deepEqual(failures, []);
  return files.map((file) => path.relative(root, file).split(path.sep).join('/'));
}

function tree(test: TestContext, files: Readonly<Record<string, string>>): string {
  return scratch(test, { '.git/info/exclude': '', ...files });
}

describe('the walk for files', () => {
  it('finds what the engine reads, in the order of names', (t) => {
    const read = { 'b.yml': '', 'a/z.py': '', 'B.ipynb': '', 'a/MLTable': '', 'run.sh': '' };
    const root = tree(t, { ...read, 'x.txt': '', 'y.json': '' });
    assert.deepEqual(found(root), ['B.ipynb', 'a/MLTable', 'a/z.py', 'b.yml', 'run.sh']);
  });

  it('never enters folders of version control and installed packages', (t) => {
    const root = tree(t, {
      '.git/x.yml': '',
      'node_modules/x.yml': '',
      'src/node_modules/x.yml': '',
      '.venv/x.py': '',
      'src/__pycache__/x.py': '',
      '.github/workflows/x.yml': '',
    });
    assert.deepEqual(found(root), ['.github/workflows/x.yml']);
  });

  it('respects .gitignore files of every level and .git/info/exclude', (t) => {
    const root = tree(t, {
      '.git/info/exclude': 'private.yml\n',
      '.gitignore': 'out/\n*.tmp.yml\n/only-top.yml\n',
      'private.yml': '',
      'only-top.yml': '',
      'out/x.yml': '',
      'jobs/out/x.yml': '',
      'jobs/only-top.yml': '',
      'jobs/a.tmp.yml': '',
      'jobs/.gitignore': '!keep.tmp.yml\r\nlocal/\r\n',
      'jobs/keep.tmp.yml': '',
      'jobs/local/x.yml': '',
      'local/x.yml': '',
    });
    assert.deepEqual(found(root), ['jobs/keep.tmp.yml', 'jobs/only-top.yml', 'local/x.yml']);
  });

  it('respects the .gitignore files above the folder it starts in', (t) => {
    const root = tree(t, {
      '.gitignore': '*.tmp.yml\n/jobs/old/\n',
      'jobs/.gitignore': 'draft.yml\n',
      'jobs/new/a.yml': '',
      'jobs/new/b.tmp.yml': '',
      'jobs/new/draft.yml': '',
      'jobs/old/c.yml': '',
    });
    assert.deepEqual(found(root, 'jobs/new'), ['jobs/new/a.yml']);
    assert.deepEqual(found(root, 'jobs'), ['jobs/new/a.yml']);
  });

  it('enters an ignored folder that is named itself', (t) => {
    const root = tree(t, {
      '.gitignore': 'out/\n*.tmp.yml\n',
      'out/a.yml': '',
      'out/b.tmp.yml': '',
      'out/deep/c.yml': '',
    });
    // Where the folder is meant, the file that left it out is not asked about what is in it.
    assert.deepEqual(found(root, 'out'), ['out/a.yml', 'out/b.tmp.yml', 'out/deep/c.yml']);
  });

  it('respects .gitignore files without a repository, too', (t) => {
    const root = scratch(t, { '.gitignore': 'a.yml\n', 'a.yml': '', 'b.yml': '' });
    assert.deepEqual(found(root, '', undefined), ['b.yml']);
  });

  it('does not follow symbolic links', (t) => {
    const root = tree(t, { 'a/x.yml': '' });
    symlinkSync(path.join(root, 'a'), path.join(root, 'link'), 'dir');
    symlinkSync(path.join(root, 'a', 'x.yml'), path.join(root, 'link.yml'));
    symlinkSync(root, path.join(root, 'a', 'circle'), 'dir');
    assert.deepEqual(found(root), ['a/x.yml']);
  });
});
