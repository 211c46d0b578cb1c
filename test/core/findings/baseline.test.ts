import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  BaselineError,
  entriesOf,
  matchBaseline,
  parseBaseline,
  writeBaseline,
} from '../../../src/core/findings/baseline.js';
import { findingAt } from '../../formats/made-report.js';

const print = (digit: string): string => digit.repeat(32);
const findings = [0, 1, 2, 3].map((at) => findingAt({ start: at, end: at + 1 }));
// Three equal ones, and one of its own.
const prints = new Map(findings.map((finding, index) => [finding, print(index === 3 ? 'b' : 'a')]));

describe('a baseline', () => {
  it('counts equal findings and can be read again', () => {
    const entries = entriesOf('a.yml', findings, prints);
    assert.deepEqual(entries, [
      { path: 'a.yml', ruleId: 'secret-in-log', fingerprint: print('a'), count: 3 },
      { path: 'a.yml', ruleId: 'secret-in-log', fingerprint: print('b'), count: 1 },
    ]);
    assert.deepEqual(parseBaseline(writeBaseline(entries)).of('a.yml'), entries);
    assert.deepEqual(parseBaseline(`\uFEFF${writeBaseline(entries)}`).of('b.yml'), []);
  });

  it('knows as many as it counts, and what is gone', () => {
    const accepted = [
      { path: 'a.yml', ruleId: 'secret-in-log', fingerprint: print('a'), count: 2 },
      { path: 'a.yml', ruleId: 'secret-in-log', fingerprint: print('b'), count: 4 },
      { path: 'a.yml', ruleId: 'plain-http', fingerprint: print('a'), count: 1 },
    ];
    const { fresh, known, gone } = matchBaseline(findings, accepted, prints);
    assert.deepEqual(
      fresh.map(({ span }) => span.start),
      [2],
    );
    assert.deepEqual(
      known.map(({ span }) => span.start),
      [0, 1, 3],
    );
    assert.deepEqual(
      gone.map(({ ruleId, fingerprint, count }) => [ruleId, fingerprint, count]),
      [
        ['secret-in-log', print('b'), 3],
        ['plain-http', print('a'), 1],
      ],
    );
  });

  const refused: Readonly<Record<string, [text: string, message: RegExp]>> = {
    'no JSON': ['{', /it is not JSON/],
    'other JSON': ['[]', /it is no baseline/],
    'a later version': [
      '{"version":2,"findings":[]}',
      /^it has version 2, which a later AML Guard wrote \(this one reads version 1\); update AML Guard, or write it again with "aml-guard baseline"$/,
    ],
    'a later version with another layout': ['{"version":7,"files":{}}', /^it has version 7, .*; update AML Guard/],
    'an earlier version': [
      '{"version":0,"findings":[]}',
      /^it has version 0, which an earlier AML Guard wrote \(this one reads version 1\); write it again/,
    ],
    'a version that is none': [
      '{"version":"1","findings":[]}',
      /^it has no version that can be read .*; write it again/,
    ],
    'no version': ['{"findings":[]}', /^it is no baseline; write it again/],
    'an entry without a count': [
      `{"version":1,"findings":[{"path":"a","ruleId":"b","fingerprint":"${print('a')}"}]}`,
      /its entry 1 cannot be read/,
    ],
    'a fingerprint that is none': [
      '{"version":1,"findings":[{"path":"a","ruleId":"b","fingerprint":"hunter2","count":1}]}',
      /its entry 1 cannot be read/,
    ],
  };
  for (const [name, [text, message]] of Object.entries(refused)) {
    it(`refuses ${name}`, () => {
      assert.throws(
        () => parseBaseline(text),
        (error) => error instanceof BaselineError && message.test(error.message) && !error.message.includes('hunter2'),
      );
    });
  }
});
