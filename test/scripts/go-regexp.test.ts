import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fromGoRegExp } from '../../scripts/accuracy/peers/go-regexp.js';

interface Case {
  readonly go: string;
  readonly matches?: readonly string[];
  readonly others?: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  'a flag for the whole expression': { go: '(?i)key=[a-f]', matches: ['KEY=A', 'key=b'], others: ['key=g'] },
  'a flag for the rest': { go: 'LT(?i)ai', matches: ['LTai', 'LTAI'], others: ['ltai'] },
  'a flag that ends with its group': { go: '(?:a(?i)b)c', matches: ['aBc'], others: ['aBC'] },
  'a flag for a group': { go: 'hf_(?i:[a-z]{2})x', matches: ['hf_aBx'], others: ['HF_abx', 'hf_abX'] },
  'a flag taken back': { go: '(?i)x(?-i:[Mm]eraki|MERAKI)', matches: ['XMeraki', 'xMERAKI'], others: ['xmERAKI'] },
  'a named group': { go: '(?P<alg>a)b', matches: ['ab'] },
  'classes by name': { go: '^pat[[:alnum:]_]{3}$', matches: ['patA9_'], others: ['pat-99'] },
  'a bracket in first place': { go: '^[^]]+]$', matches: ['ab]'], others: ['a]b]'] },
  'the ends of the text': { go: '\\Aab(?:[^b]|\\z)', matches: ['ab', 'abc'], others: ['abb', 'xab'] },
  'a dot and line ends': { go: '^a.b$', matches: ['a\rb'], others: ['a\nb'] },
  'a dot for line ends too': { go: '(?s:a.b)', matches: ['a\nb'] },
  'the ends of lines': { go: '(?m)^b$', matches: ['a\nb\nc'], others: ['ab\nc'] },
  'an escaped letter': { go: '(?i)[\\x60\'"\\s]\\x60', matches: ['``', ' `'] },
};

describe('fromGoRegExp', () => {
  for (const [name, { go, matches = [], others = [] }] of Object.entries(cases)) {
    it(name, () => {
      const expression = fromGoRegExp(go);
      const found = [...matches, ...others].filter((text) => text.search(expression) !== -1);
      assert.deepEqual(found, matches);
    });
  }

  it('refuses what JavaScript has nothing for', () => {
    for (const go of ['(?U)a+', '\\Qa.b\\E', '\\pL', '(a', 'a)']) {
      assert.throws(() => fromGoRegExp(go), Error, go);
    }
  });
});
