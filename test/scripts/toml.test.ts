import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseToml } from '../../scripts/accuracy/peers/toml.js';

describe('parseToml', () => {
  it('reads entries, strings of each kind and arrays over lines', () => {
    const text = [
      '# a comment',
      'title = "a \\"b\\" \\u0041" # another',
      "path = 'c:\\x'",
      "regex = '''\\d'[\"#]'''",
      'entropy = 3.5',
      'on = true',
      'words = [ # first',
      '  "one", "two",',
      "  '''three''',",
      ']',
    ].join('\r\n');
    assert.deepEqual(parseToml(text), {
      title: 'a "b" A',
      path: 'c:\\x',
      regex: '\\d\'["#]',
      entropy: 3.5,
      on: true,
      words: ['one', 'two', 'three'],
    });
  });

  it('reads tables, arrays of tables and the arrays in their last element', () => {
    const text = `
      [allowlist]
      paths = []
      [[rules]]
      id = "a"
      [[rules]]
      id = "b"
      [[rules.allowlists]]
      regexTarget = "line"
      [[rules.allowlists]]
      stopwords = ["x"]
    `;
    assert.deepEqual(parseToml(text), {
      allowlist: { paths: [] },
      rules: [{ id: 'a' }, { id: 'b', allowlists: [{ regexTarget: 'line' }, { stopwords: ['x'] }] }],
    });
  });

  it('says where it stops understanding', () => {
    assert.throws(() => parseToml('a = 1\nb = 1979-05-27T07:32:00Z\nc = {}'), /line 2/);
    assert.throws(() => parseToml('a = [1, 2'), /line 1/);
  });
});
