import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { insertAllow, insertAnswer } from '../../../src/core/config/insert-answer.js';
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

const allowed = { rule: 'plain-http', reason: 'inside the cluster: no TLS' };
const item = '- rule: plain-http\n  reason: "inside the cluster: no TLS"\n';

const allowCases: Readonly<Record<string, readonly [before: string, after: string]>> = {
  'an empty file': ['', `allow:\n  - rule: plain-http\n    reason: "inside the cluster: no TLS"\n`],
  'other keys and comments': [
    '# ours\nstrictness: regular # all of us',
    '# ours\nstrictness: regular # all of us\nallow:\n  - rule: plain-http\n    reason: "inside the cluster: no TLS"\n',
  ],
  'an empty list': [
    'allow: # soon\nstrictness: regular\n',
    `allow: # soon\n${item.replaceAll(/^(?=.)/gm, '  ')}strictness: regular\n`,
  ],
  'a list with an entry and a comment': [
    'allow:\n- rule: secret-in-log\n  reason: b # why\n\n# what we leave alone\nexclude: [a]\n',
    `allow:\n- rule: secret-in-log\n  reason: b # why\n${item}\n# what we leave alone\nexclude: [a]\n`,
  ],
  CRLF: [
    'strictness: regular\r\n',
    `strictness: regular\r\nallow:\r\n  - rule: plain-http\r\n    reason: "inside the cluster: no TLS"\r\n`,
  ],
};

describe('inserting an allowance into a configuration', () => {
  for (const [title, [before, after]] of Object.entries(allowCases)) {
    it(`with ${title}`, () => {
      const insertion = insertAllow(before, allowed);
      assert.ok(insertion.is === 'edit');
      const { start, end } = insertion.span;
      const text = before.slice(0, start) + insertion.newText + before.slice(end);
      assert.equal(text, after);
      const { config, problems } = parseConfiguration(text);
      assert.deepEqual(problems, []);
      assert.deepEqual(config.allow?.at(-1), allowed);
    });
  }

  it('is refused where the list is in brackets, and where the rule is none', () => {
    const inBrackets = 'allow: [{ rule: secret-in-log, reason: b }]\n';
    assert.deepEqual(insertAllow(inBrackets, allowed), {
      is: 'refused',
      message: 'What stands below "allow:" is written in brackets; add the entry by hand',
    });
    assert.equal(insertAllow('', { rule: 'no-such-rule', reason: 'x' }).is, 'refused');
  });
});
