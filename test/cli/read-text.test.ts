import assert from 'node:assert/strict';
import { truncateSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { decode, readText } from '../../src/cli/read-text.js';
import { scratch } from './scratch.js';

describe('reading a file as text', () => {
  const decoded: Readonly<Record<string, readonly [bytes: Uint8Array, reading: object]>> = {
    'UTF-8': [Buffer.from('é: 1\n'), { state: 'read', text: 'é: 1\n' }],
    'UTF-8 with a byte order mark, which is left out': [Buffer.from('\uFEFFa: 1'), { state: 'read', text: 'a: 1' }],
    'UTF-16, little end first': [Buffer.from('\uFEFFa: é', 'utf16le'), { state: 'read', text: 'a: é' }],
    'UTF-16, big end first': [Buffer.from('\uFEFFa: é', 'utf16le').swap16(), { state: 'read', text: 'a: é' }],
    'an empty file': [Buffer.from(''), { state: 'read', text: '' }],
    'a binary file, skipped': [Buffer.from([97, 0, 98]), { state: 'skipped', because: 'it is a binary file' }],
    'Latin-1, skipped': [Buffer.from('é', 'latin1'), { state: 'skipped', because: 'it is not valid UTF-8 text' }],
  };
  for (const [name, [bytes, reading]] of Object.entries(decoded)) {
    it(`takes ${name}`, () => {
      assert.deepEqual(decode(bytes), reading);
    });
  }

  it('skips large files, and reads larger notebooks', async (t) => {
    const root = scratch(t, {
      'data.yml': 'a',
      'big.ipynb': 'a',
      'huge.ipynb': 'a',
      'edge.py': ' '.repeat(1024 * 1024),
    });
    truncateSync(path.join(root, 'data.yml'), 3.5 * 1024 * 1024);
    truncateSync(path.join(root, 'huge.ipynb'), 31 * 1024 * 1024);
    assert.deepEqual(await readText(path.join(root, 'data.yml')), {
      state: 'skipped',
      because: 'it has 3.5 MB and the limit is 1 MB',
    });
    assert.deepEqual(await readText(path.join(root, 'huge.ipynb')), {
      state: 'skipped',
      because: 'it has 31 MB and the limit is 30 MB',
    });
    assert.equal((await readText(path.join(root, 'big.ipynb'))).state, 'read');
    assert.equal((await readText(path.join(root, 'edge.py'))).state, 'read');
  });

  it('says what is wrong with a file that cannot be read', async (t) => {
    const root = scratch(t, { 'folder.yml/': '' });
    assert.deepEqual(await readText(path.join(root, 'gone.yml')), { state: 'failed', message: 'it does not exist' });
    assert.deepEqual(await readText(path.join(root, 'folder.yml')), { state: 'failed', message: 'it is a folder' });
  });
});
