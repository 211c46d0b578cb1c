import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPattern, findOwnValues } from '../../../src/core/secrets/own-format.js';

function found(pattern: string, text: string): readonly string[] {
  const format = { id: 'own', title: 'own', severity: 'high' as const, pattern };
  return findOwnValues(text, [format]).map(({ start, end }) => text.slice(start, end));
}

describe('a pattern of the configuration', () => {
  const taken: Readonly<Record<string, readonly [text: string, values: readonly string[]]>> = {
    'acme_[A-Za-z0-9]{8}': ['x = "acme_a1B2c3D4" # acme_short', ['acme_a1B2c3D4']],
    'ACME-\\d{4,6}-[a-f]{2}\\b': ['ACME-12345-ab ACME-123-ab ACME-1234-abc', ['ACME-12345-ab']],
    '\\bpin:\\d{4}': ['spin:1234 pin:5678', ['pin:5678']],
    'key=\\w{3}x?': ['key=abc,key=abc1', ['key=abc', 'key=abc']],
    'a\\.b\\[[0-9\\-]{2}\\]': ['a.b[1-] axb[1-]', ['a.b[1-]']],
  };
  for (const [pattern, [text, values]] of Object.entries(taken)) {
    it(`is taken: ${pattern}`, () => {
      assert.equal(checkPattern(pattern), undefined);
      assert.deepEqual(found(pattern, text), values);
    });
  }

  const refused: Readonly<Record<string, RegExp>> = {
    'acme_.*': /not "\."/,
    'acme_[a-z]+': /not "\+"/,
    'acme_(a|b){9}': /not "\("/,
    'acme_(?=a)': /not "\("/,
    'acme_\\1': /\\1/,
    'acme_\\s{3}': /\\s/,
    'acme_[^a]{3}': /list what it holds/,
    'acme_[]{3}': /list what it holds/,
    'acme_[z-a]': /from one character up to another/,
    'acme_[a-z]{9,3}': /counts backwards/,
    'acme_[a-z]{513}': /512 characters at most/,
    'acme_[a-z]{1,9}[a-z0-9]{1,9}': /must not share a character/,
    'acme_[a-z]{1,9}-?[a-z]{3}': /must not share a character/,
    'aca?[a-z]{3}': /three fixed characters/,
    'ac[a-z]{9}': /three fixed characters/,
    acmé_x: /ASCII/,
    '': /three fixed characters/,
    'acme_[a-z': /not "\["/,
    'acme_\\': /is not among|not "\\"/,
  };
  for (const [pattern, message] of Object.entries(refused)) {
    it(`is refused with a sentence: ${pattern || '(empty)'}`, () => {
      assert.match(checkPattern(pattern) ?? 'taken', message);
      assert.deepEqual(found(pattern, 'acme_aaaaaaaaa'), []);
    });
  }

  it('takes no longer than the text is long, whatever the text', () => {
    const pattern = 'aaa[ab]{0,400}-[a-z]{0,90}X';
    assert.equal(checkPattern(pattern), undefined);
    // Each place begins a match that fails at its end. A pattern that backtracked would not come back from this.
    assert.deepEqual(found(pattern, 'a'.repeat(300_000)), []);
  });

  it('leaves out what is masked or made up', () => {
    assert.deepEqual(found('acme_[A-Za-z*]{8}', 'acme_xxxxxxxx acme_******** acme_kdJwQpLs'), ['acme_kdJwQpLs']);
  });
});
