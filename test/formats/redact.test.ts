import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Span } from '../../src/core/documents/span.js';
import type { Fact } from '../../src/core/facts/fact.js';
import type { Field } from '../../src/core/facts/field.js';
import { redactLine } from '../../src/core/findings/redact-line.js';
import { fileOf, findingAt, spanOf } from './made-report.js';

function logged(value: Field, span: Span): Fact {
  return { kind: 'logged', span, sink: 'console', call: 'print', value, inScoring: false };
}

function shown(text: string, at: string, facts: readonly Fact[] = [], ruleId = 'secret-in-log'): string {
  const finding = findingAt(spanOf(text, at), { ruleId });
  const line = redactLine(fileOf('a.py', text, [finding], facts), finding);
  return `${line.text.slice(0, line.place.start)}«${line.text.slice(line.place.start, line.place.end)}»${line.text.slice(line.place.end)}`;
}

function dynamic(text: string, part: string): Fact {
  const span = spanOf(text, part);
  return logged({ state: 'dynamic', span, origins: [{ is: 'unknown', span }] }, span);
}

describe('a shown line', () => {
  it('has the value of the finding taken out', () => {
    assert.equal(shown('a\nkey: hunter2 # x\nb', 'hunter2'), 'key: «•••» # x');
  });

  it('keeps the code of a computed value', () => {
    const text = 'print(keys.primary_key)';
    assert.equal(shown(text, 'keys.primary_key', [dynamic(text, 'keys.primary_key')]), 'print(«keys.primary_key»)');
  });

  it('takes the strings out of a computed value', () => {
    const text = `print(sign("hunter2", 'x') + key)`;
    const call = `sign("hunter2", 'x') + key`;
    assert.equal(shown(text, call, [dynamic(text, call)]), 'print(«sign(•••) + key»)');
  });

  it('keeps names that are no secrets', () => {
    assert.equal(
      shown('compute: azureml:box', 'azureml:box', [], 'compute-instance-in-production'),
      'compute: «azureml:box»',
    );
  });

  it('has the other values of the line taken out, reported or not', () => {
    const text = 'print(a); connect("hunter2", "hunter3")';
    const literal = (value: string): Fact => ({
      kind: 'credential',
      span: spanOf(text, value),
      slot: 'password',
      known: 'named',
      holder: 'other',
      value: { state: 'literal', value, span: spanOf(text, value) },
    });
    assert.equal(shown(text, 'a', [literal('hunter2'), literal('hunter3')]), 'print(«•••»); connect("•••", "•••")');
  });

  it('has everything of a known form taken out', () => {
    // Put together here, so that this file holds no text of that form.
    const token = `hf_aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH`;
    assert.equal(shown(`x = y # ${token}`, 'y'), 'x = «•••» # •••');
  });

  it('shows the first line of a longer place only', () => {
    assert.equal(shown('key: |\n  one\n  two\n', '|\n  one\n  two'), 'key: «•••»');
  });
});
