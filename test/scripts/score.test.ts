import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Label } from '../../scripts/accuracy/labels.js';
import { figuresOf, judge, type Findings, type Outcome } from '../../scripts/accuracy/score.js';

function label(line: number, more: Partial<Label> = {}): Label {
  const kind = 'credential-literal';
  return { repo: 'o/r', path: 'a.py', line, text_sha1: '', kind, expected: true, arguable: false, ...more };
}

function on(...lines: readonly number[]): Findings {
  const places = new Set(lines.map((line) => `o/r a.py:${line}`));
  return { stands: (_kind, place) => places.has(place), meant: (kind) => [kind] };
}

function outcomes(labels: readonly Label[], findings: Findings): readonly Outcome[] {
  return judge(labels, findings).map(({ outcome }) => outcome);
}

describe('judge', () => {
  it('takes a finding on the line, or on another line where it is right', () => {
    const labels = [label(1), label(2, { alt_lines: [8] }), label(3, { alt_lines: [9] })];
    assert.deepEqual(outcomes(labels, on(1, 8, 4)), ['hit', 'hit', 'miss']);
  });

  it('takes a finding on a trap for a false alarm, on its own line only', () => {
    const traps = [label(1, { expected: false }), label(2, { expected: false, alt_lines: [3] })];
    assert.deepEqual(outcomes(traps, on(1, 3)), ['false alarm', 'silent']);
  });

  it('forgives a finding that another label is about', () => {
    const trap = label(1, { expected: false });
    assert.deepEqual(outcomes([{ ...trap, also: [trap.kind] }], on(1)), ['silent']);
    const elsewhere = label(1, { kind: 'env-secret' });
    assert.deepEqual(outcomes([trap, elsewhere], on(1)), ['false alarm', 'hit']);
    const oneKind: Findings = { ...on(1), meant: () => ['env-secret', 'credential-literal'] };
    assert.deepEqual(outcomes([trap, elsewhere], oneKind), ['silent', 'hit']);
  });
});

describe('figuresOf', () => {
  it('counts, and gives shares where there is something to share', () => {
    const labels = [label(1), label(2), label(3), label(4, { expected: false }), label(5, { expected: false })];
    assert.deepEqual(figuresOf(judge(labels, on(1, 2, 3, 4))), {
      hits: 3,
      falseAlarms: 1,
      misses: 0,
      precision: 0.75,
      recall: 1,
    });
    assert.deepEqual(figuresOf([]), {
      hits: 0,
      falseAlarms: 0,
      misses: 0,
      precision: undefined,
      recall: undefined,
    });
  });
});
