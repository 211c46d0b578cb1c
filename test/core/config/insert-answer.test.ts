import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { insertAnswer } from '../../../src/core/config/insert-answer.js';
import { parseConfiguration } from '../../../src/core/config/parse-configuration.js';

const entry = {
  for: 'threat-model-reviewed',
  workspaces: ['mlw-churn', 'mlw, other'],
  owner: 'Ada: platform',
  date: '2026-11-01',
  what: 'docs/THREATS.md # looked at',
};
const written = `- for: threat-model-reviewed
  workspaces: [mlw-churn, "mlw, other"]
  owner: "Ada: platform"
  date: 2026-11-01
  what: "docs/THREATS.md # looked at"
`;
const indented = (spaces: number): string => written.replaceAll(/^(?=.)/gm, ' '.repeat(spaces));

const old = '- { for: incident-plan-tried, owner: a, date: 2026-01-01, what: b }';

/** By what the file says before: what it says then. */
const cases: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'an empty file': ['', `posture:\n  evidence:\n${indented(4)}`],
  'comments alone': ['# ours\n', `# ours\nposture:\n  evidence:\n${indented(4)}`],
  'other keys, without a last line end': [
    'strictness: regular',
    `strictness: regular\nposture:\n  evidence:\n${indented(4)}`,
  ],
  'an empty posture': ['posture: # soon\nexclude: [a]\n', `posture: # soon\n  evidence:\n${indented(4)}exclude: [a]\n`],
  'a posture without the list': [
    'posture:\n    apiProfile: v2 # yes\n\n# what we leave alone\nexclude: [a]\n',
    `posture:\n    apiProfile: v2 # yes\n    evidence:\n${indented(6)}\n# what we leave alone\nexclude: [a]\n`,
  ],
  'an empty list': [
    'posture:\n  evidence:\n  apiProfile: v2\n',
    `posture:\n  evidence:\n${indented(4)}  apiProfile: v2\n`,
  ],
  'a list with entries': [
    `posture:\n  evidence:\n    ${old} # 1\n  apiProfile: v2\n`,
    `posture:\n  evidence:\n    ${old} # 1\n${indented(4)}  apiProfile: v2\n`,
  ],
  'a list that is not indented, with a text of several lines': [
    'posture:\n  evidence:\n  - for: incident-plan-tried\n    owner: a\n    date: 2026-01-01\n    what: |\n      b\n      c\n\n  apiProfile: v2\n',
    `posture:\n  evidence:\n  - for: incident-plan-tried\n    owner: a\n    date: 2026-01-01\n    what: |\n      b\n      c\n${indented(2)}\n  apiProfile: v2\n`,
  ],
};

describe('an answer put into a configuration', () => {
  for (const [name, [before, after]] of Object.entries(cases)) {
    for (const [eol, title] of [
      ['\n', 'LF'],
      ['\r\n', 'CRLF'],
    ] as const) {
      it(`stands in ${name} (${title})`, () => {
        const text = before.replaceAll('\n', eol);
        const insertion = insertAnswer(text, 'evidence', entry);
        assert.equal(insertion.is, 'edit');
        const { span, newText } = insertion;
        const changed = text.slice(0, span.start) + newText + text.slice(span.end);
        const expected = after.replaceAll('\n', eol);
        // Where a file has no line end yet, there is none to follow.
        assert.equal(changed, text.includes('\n') ? expected : after);
        const { config, problems } = parseConfiguration(changed);
        assert.deepEqual(problems, []);
        assert.deepEqual(config.posture?.evidence?.at(-1), entry);
      });
    }
  }

  const refused: Readonly<Record<string, readonly [text: string, message: RegExp]>> = {
    'is not valid': ['posture: [\n', /has errors/],
    'is a list': ['- a\n', /has errors/],
    'has braces': ['posture: { apiProfile: v2 }\n', /in braces/],
    'has a list in brackets': ['posture:\n  evidence: []\n', /in braces/],
    'is in braces as a whole': ['{ strictness: regular }\n', /in braces/],
  };
  for (const [name, [text, message]] of Object.entries(refused)) {
    it(`is refused where the file ${name}`, () => {
      const insertion = insertAnswer(text, 'evidence', entry);
      assert.match(insertion.is === 'refused' ? insertion.message : 'it was not refused', message);
    });
  }

  it('is refused where the entry itself is not right', () => {
    const insertion = insertAnswer('', 'exceptions', { check: 'x', reason: 'y', owner: 'z', until: 'soon' });
    assert.equal(insertion.is, 'refused');
  });
});
