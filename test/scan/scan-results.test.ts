import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ScannedFile } from '../../src/formats/scanned-file.js';
import { ScanResults } from '../../src/extension/scan/scan-results.js';

const one = 'file:///one';
const two = 'file:///two';

function file(path: string, count = 1): ScannedFile {
  const at = { line: 0, character: 0 };
  const finding = {
    ruleId: 'r',
    message: 'm',
    severity: 'low',
    range: { start: at, end: at },
    related: [],
    fixes: [],
  } as const;
  return { path, findings: Array.from({ length: count }, () => finding) };
}

function pathsWithFindings(results: ScanResults, folder = one): readonly string[] {
  return results.filesOf(folder).map(({ path, findings }) => `${path} ${findings.length}`);
}

describe('the results of scans', () => {
  it('list files with findings by path, and count all', () => {
    const results = new ScanResults();
    results.put(one, [file('b.yml'), file('a.yml', 2), file('clean.yml', 0)]);
    results.put(two, [file('c.yml')]);
    assert.deepEqual(pathsWithFindings(results), ['a.yml 2', 'b.yml 1']);
    assert.equal(results.fileCount, 4);
    assert.deepEqual(results.findingsIn(one, 'clean.yml'), []);
    assert.equal(results.findingsIn(one, 'unknown.yml'), undefined);
  });

  it('forget what a whole scan did not meet, and keep the other folder', () => {
    const results = new ScanResults();
    results.put(one, [file('gone.yml'), file('kept.yml')]);
    results.put(two, [file('other.yml')]);
    results.finish(one, new Set(['kept.yml']), []);
    assert.deepEqual(pathsWithFindings(results), ['kept.yml 1']);
    assert.deepEqual(pathsWithFindings(results, two), ['other.yml 1']);
  });

  it('keep all else when a scan looked at some files only', () => {
    const results = new ScanResults();
    results.put(one, [file('gone.yml'), file('changed.yml'), file('kept.yml')]);
    results.finish(one, new Set(['gone.yml', 'changed.yml', 'kept.yml']), [
      { path: 'kept.bin', reason: 'x' },
      { path: 'changed.yml', reason: 'too large' },
    ]);
    results.put(one, [file('changed.yml', 3)]);
    results.finish(one, new Set(['changed.yml']), [], new Set(['changed.yml', 'gone.yml']));
    assert.deepEqual(pathsWithFindings(results), ['changed.yml 3', 'kept.yml 1']);
    assert.deepEqual(results.troublesOf(one), [{ path: 'kept.bin', reason: 'x' }]);
  });

  it('forget a file, or a folder with all in it, and say whether there was something', () => {
    const results = new ScanResults();
    results.put(one, [file('a/b.yml'), file('a/c/d.yml'), file('ab.yml')]);
    assert.equal(results.forget(one, 'a'), true);
    assert.equal(results.forget(one, 'a'), false);
    assert.equal(results.forget(two, 'a'), false);
    assert.deepEqual(pathsWithFindings(results), ['ab.yml 1']);
  });

  it('have another version after each change', () => {
    const results = new ScanResults();
    const versions = [results.version];
    const note = (): number => versions.push(results.version);
    results.put(one, [file('a.yml')]);
    note();
    results.finish(one, new Set(['a.yml']), []);
    note();
    results.forget(one, 'a.yml');
    note();
    results.clear();
    note();
    assert.equal(new Set(versions).size, versions.length);
    assert.deepEqual(results.folders, []);
  });
});
