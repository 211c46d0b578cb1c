import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { scoreOf } from '../../scripts/mutation/summary.js';

type Report = Parameters<typeof scoreOf>[0];

function report(files: Readonly<Record<string, readonly [source: string, ...statuses: string[]]>>): Report {
  return {
    schemaVersion: '2',
    thresholds: { high: 80, low: 60 },
    files: Object.fromEntries(
      Object.entries(files).map(([file, [source, ...statuses]]) => [
        file,
        { language: 'typescript', source, mutants: statuses.map((status, id) => ({ id: String(id), status })) },
      ]),
    ),
  } as unknown as Report;
}

describe('the score of mutants', () => {
  it('counts what a test notices among what was judged', () => {
    const { score, total, notRun } = scoreOf(
      report({ 'a.ts': ['a', 'Killed', 'Timeout', 'Ignored'], 'b.ts': ['b', 'Survived', 'NoCoverage', 'Killed'] }),
      new Map([
        ['a.ts', 'a'],
        ['b.ts', 'b'],
      ]),
    );
    assert.equal(score, 60);
    assert.deepEqual(total, { killed: 2, timeout: 1, survived: 1, noCoverage: 1, ignored: 1 });
    assert.deepEqual(notRun, []);
  });

  it('counts a mutant that could not be run as one that nobody notices', () => {
    const { score } = scoreOf(report({ 'a.ts': ['a', 'Killed', 'RuntimeError', 'Pending'] }), new Map([['a.ts', 'a']]));
    assert.equal(score, 33.33);
  });

  it('names what was not run, or has changed since', () => {
    const sources = new Map([
      ['a.ts', 'changed'],
      ['b.ts', 'b'],
      ['new.ts', ''],
    ]);
    const { files, notRun } = scoreOf(report({ 'a.ts': ['a', 'Killed'], 'b.ts': ['b\r\n'.trim(), 'Killed'] }), sources);
    assert.deepEqual(notRun, ['a.ts', 'new.ts']);
    assert.deepEqual(Object.keys(files), ['b.ts']);
  });
});
