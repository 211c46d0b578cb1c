import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { StaleFiles } from '../../src/extension/scan/stale-files.js';

const folder = 'file:///one';
const always = (): boolean => true;

describe('stale files', () => {
  it('are those that changed and those that hear something else because of them', () => {
    const stale = new StaleFiles();
    stale.affect(folder, ['script.py']);
    assert.equal(stale.isPressing, false);
    assert.equal(stale.take(folder, always), undefined);
    stale.add(folder, 'job.yml');
    assert.equal(stale.isPressing, true);
    assert.deepEqual(stale.take(folder, always), new Set(['job.yml', 'script.py']));
    assert.equal(stale.isPressing, false);
    assert.equal(stale.take(folder, always), undefined);
  });

  it('wait until their turn has come', () => {
    const stale = new StaleFiles();
    stale.add(folder, 'open.yml');
    stale.add(folder, 'closed.yml');
    assert.deepEqual(
      stale.take(folder, (path) => path !== 'open.yml'),
      new Set(['closed.yml']),
    );
    assert.equal(stale.has(folder, 'open.yml'), true);
    assert.equal(
      stale.take(folder, () => false),
      undefined,
    );
    assert.deepEqual(stale.take(folder, always), new Set(['open.yml']));
  });

  it('are all of a folder after a change of its configuration', () => {
    const stale = new StaleFiles();
    stale.addAll(folder);
    stale.add('file:///two', 'a.yml');
    assert.equal(stale.has(folder, 'any.yml'), true);
    assert.equal(stale.take(folder, always), 'all');
    assert.deepEqual(stale.take('file:///two', always), new Set(['a.yml']));
  });
});
