import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findByGitleaksRules, readGitleaksRules, shannonEntropy } from '../../scripts/accuracy/peers/gitleaks-rules.js';

const configuration = `
  [allowlist]
  paths = ['''\\.png$''']
  regexes = ['''^\\$\\{\\w+}$''']

  [[rules]]
  id = "token"
  regex = '''(?i)token\\s*=\\s*"([^"]+)"'''
  entropy = 2
  keywords = ["TOKEN"]
  [[rules.allowlists]]
  stopwords = ["example"]
  [[rules.allowlists]]
  regexTarget = "line"
  regexes = ['''# fine''']
  [[rules.allowlists]]
  condition = "AND"
  paths = ['''\\.lock$''']
  regexes = ['''^q1''']

  [[rules]]
  id = "in-yaml"
  regex = '''key:\\s+(\\w+)'''
  path = '''\\.ya?ml$'''

  [[rules]]
  id = "by-name"
  path = '''\\.p12$'''

  [[rules]]
  id = "beyond"
  regex = '''\\pL'''
`;

const rules = readGitleaksRules(configuration);

function linesIn(text: string, path = 'a.py'): readonly number[] {
  return findByGitleaksRules(text, path, rules);
}

describe('gitleaks rules', () => {
  it('names the rules that it could not convert', () => {
    assert.equal(rules.rules.length, 2);
    assert.deepEqual(
      rules.unconverted.map((reason) => reason.split(':')[0]),
      ['beyond'],
    );
  });

  it('finds the line on which a match begins', () => {
    assert.deepEqual(linesIn('x = 1\nTOKEN =\n  "q1w2e3r4"\ntoken = "t5z6u7i8"'), [2, 4]);
  });

  it('asks for more entropy than the rule names', () => {
    assert.deepEqual(linesIn('token = "abcd"'), []);
    assert.equal(shannonEntropy('abcd'), 2);
    assert.equal(shannonEntropy('aaaa'), 0);
  });

  it('knows allow lists of the secret, of words, of the line, of all conditions together, and comments', () => {
    assert.deepEqual(linesIn('token = "${some_value}"'), []);
    assert.deepEqual(linesIn('token = "q1w2-EXAMPLE"'), []);
    assert.deepEqual(linesIn('token = "q1w2e3r4"  # fine'), []);
    assert.deepEqual(linesIn('token = "q1w2e3r4"  # gitleaks:allow'), []);
    assert.deepEqual(linesIn('token = "q1w2e3r4"', 'a.lock'), []);
    assert.deepEqual(linesIn('token = "w2q1e3r4"', 'a.lock'), [1]);
  });

  it('looks at paths', () => {
    assert.deepEqual(linesIn('key: abc', 'a.yml'), [1]);
    assert.deepEqual(linesIn('key: abc', 'a.py'), []);
    assert.deepEqual(linesIn('token = "q1w2e3r4"', 'a.png'), []);
  });
});
