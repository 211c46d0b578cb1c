import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Language } from '../../src/core/documents/document.js';
import { applyEdits } from '../../src/core/documents/text-edit.js';
import type { Finding } from '../../src/core/findings/finding.js';
import type { LintResult } from '../../src/core/lint.js';
import type { Rule } from '../../src/core/rules/define-rule.js';
import { checkAllowed, checkNotAllowed } from './allowed-case.js';
import { checkBroken } from './broken-texts.js';
import { checkShows, type Shows } from './case-kinds.js';
import { collectedCases, isCollecting } from './collected-cases.js';
import { ExpectedFindings, findingLines, partName } from './expected-findings.js';
import { type CaseSetting, type LineEnd, prepareCase } from './lint-case.js';
import { dedent } from './marked-text.js';
import { readRulePage, rulesWithoutBadBlock } from './rule-page.js';

export type { CaseSetting } from './lint-case.js';

/** Whether a table is run as it is written only, once: the run of mutants has no time for the cases made of it. */
const isTableOnly = process.env['AML_GUARD_TABLES_ONLY'] === '1';

export interface InvalidCase<Ids extends string> extends CaseSetting {
  /** Message ids in the order of the `«…»` marks. */
  readonly findings: readonly Ids[];
  /** The text after the first fix of each finding, one after the other; to be left out exactly when none is offered. */
  readonly fixed?: string;
  /** How many findings of the rule are left after the fix (default 0). */
  readonly left?: number;
}

export interface Cases<Ids extends string> {
  /** The kinds of input that each rule has to be right on, by the names of the cases below that show them. */
  readonly shows: Shows;
  readonly valid: Readonly<Record<string, string | CaseSetting>>;
  readonly invalid: Readonly<Record<string, InvalidCase<Ids>>>;
}

/**
 * Checks a rule against named snippets in each language, once with LF and once with CRLF line ends.
 *
 * Beside what each case states, every case checks that no message or fix title has an unfilled hole or holds the
 * marked text, that fixed text has no more syntax errors than before, that it has only the findings that `left`
 * allows, and that the rule's declared messages and `fixable` are the ones that occur.
 *
 * What each reported case says is compared with the rule's file in `test/core/rules/expected`.
 * Each reported case is judged again with the comments that allow its findings, and cut and broken at many places.
 * Each table has to show all kinds of input, and there has to be one for each language of the rule's page.
 */
export function testRule<Ids extends string>(
  rule: Rule & { readonly messages: Readonly<Record<Ids, string>> },
  tables: Partial<Record<Language, Cases<Ids>>>,
): void {
  if (isCollecting) {
    collect(rule.id, tables);
    return;
  }
  const used = new Set<string>();
  const safeties = new Set<string>();
  const expectedFindings = new ExpectedFindings(rule.id);
  for (const [language, cases] of Object.entries(tables) as [Language, Cases<Ids>][]) {
    for (const eol of isTableOnly ? (['\n'] as const) : (['\n', '\r\n'] as const)) {
      describe(`${rule.id} in ${language} (${eol === '\n' ? 'LF' : 'CRLF'})`, () => {
        for (const [name, setting] of Object.entries(cases.valid)) {
          it(`accepts ${name}`, () => {
            const { text, judge } = prepareCase(asSetting(setting), language, eol);
            assert.deepEqual(describeFindings(rule, judge(text)), []);
          });
        }
        for (const [name, expected] of Object.entries(cases.invalid)) {
          it(`reports ${name}`, () => {
            const found = checkInvalid(rule, expected, language, eol, used, safeties);
            const hint = 'AML_GUARD_WRITE_EXPECTED=1 npm run unit -- <the rule> writes what the case says now';
            const expectedText = expectedFindings.of(language, name, found);
            assert.ok(expectedText !== undefined, `test/core/rules/expected has nothing of this case: ${hint}`);
            assert.equal(found, expectedText);
          });
          if (isTableOnly) {
            continue;
          }
          it(`reports no more where it is allowed: ${name}`, () => {
            const check = cases.shows.suppressed === undefined ? checkAllowed : checkNotAllowed;
            check(prepareCase(expected, language, eol), rule.id);
          });
          it(`stands ${name} when it is broken off`, () => {
            checkBroken(prepareCase(expected, language, eol));
          });
        }
      });
    }
    it(`${rule.id} in ${language}: the table shows every kind of case`, () => {
      const valid = Object.entries(cases.valid).map(([name, setting]) => [name, asSetting(setting)] as const);
      checkShows(cases.shows, { valid: Object.fromEntries(valid), invalid: cases.invalid }, language);
    });
  }
  describe(`${rule.id} (declaration)`, () => {
    it('uses every message it declares', () => {
      assert.deepEqual([...used].sort(), Object.keys(rule.messages).sort());
    });
    it('has what its reported cases say in a file, and nothing else', () => {
      const cases = Object.entries(tables) as [Language, Cases<Ids>][];
      const names = cases.flatMap(([language, { invalid }]) =>
        Object.keys(invalid).map((name) => partName(language, name)),
      );
      assert.deepEqual(expectedFindings.names.toSorted(), names.toSorted());
    });
    it('is fixable as declared', () => {
      const offered = safeties.size === 0 ? 'no' : safeties.size === 2 ? 'mixed' : [...safeties][0];
      assert.equal(offered, rule.fixable);
    });
    it('has a table for each language of which its page shows a bad block, and no other', () => {
      if (!rulesWithoutBadBlock.has(rule.id)) {
        const bad = readRulePage(rule.id).blocks.filter((block) => block.kind === 'bad');
        assert.deepEqual(Object.keys(tables).sort(), [...new Set(bad.map((block) => block.language))].sort());
      }
    });
  });
}

function collect<Ids extends string>(ruleId: string, tables: Partial<Record<Language, Cases<Ids>>>): void {
  for (const [language, cases] of Object.entries(tables) as [Language, Cases<Ids>][]) {
    for (const setting of [...Object.values(cases.valid).map(asSetting), ...Object.values(cases.invalid)]) {
      collectedCases.push({ ruleId, language, setting });
    }
  }
}

/** @returns what is said, in words */
function checkInvalid<Ids extends string>(
  rule: Rule,
  expected: InvalidCase<Ids>,
  language: Language,
  eol: LineEnd,
  used: Set<string>,
  safeties: Set<string>,
): string {
  const { text, spans, judge } = prepareCase(expected, language, eol);
  const result = judge(text);
  const findings = ofRule(rule, result);
  assert.deepEqual(
    findings.map((finding) => ({ id: finding.messageId, start: finding.span.start, text: slice(text, finding) })),
    expected.findings.map((id, index) => ({
      id,
      start: spans[index]?.start,
      text: text.slice(spans[index]?.start, spans[index]?.end),
    })),
  );
  for (const finding of findings) {
    used.add(finding.messageId);
    assert.doesNotMatch(finding.message, /\{\w+\}|undefined/, 'a hole in the message was left unfilled');
    for (const fix of finding.fixes) {
      safeties.add(fix.safety);
    }
  }
  const said = findingLines(findings, text);
  let fixed = text;
  // One fix at a time, each on a fresh reading, as a person applies them.
  for (let round = findings.length; round > 0; round--) {
    const now = ofRule(rule, judge(fixed));
    fixed = applyEdits(fixed, now.find((finding) => finding.fixes.length > 0)?.fixes[0]?.edits ?? []);
  }
  assert.equal(
    fixed === text ? undefined : fixed,
    expected.fixed === undefined ? undefined : dedent(expected.fixed, eol),
  );
  if (fixed === text) {
    return said;
  }
  if (eol === '\r\n') {
    assert.doesNotMatch(fixed, /(?<!\r)\n/, 'a fix brought a bare line feed into a CRLF file');
  }
  const again = judge(fixed);
  assert.ok(again.document.syntaxErrors <= result.document.syntaxErrors, 'a fix broke the syntax');
  assert.equal(ofRule(rule, again).length, expected.left ?? 0, 'findings after the fix');
  return said;
}

function asSetting(setting: string | CaseSetting): CaseSetting {
  return typeof setting === 'string' ? { code: setting } : setting;
}

function ofRule(rule: Rule, result: LintResult): readonly Finding[] {
  return result.findings.filter((finding) => finding.ruleId === rule.id);
}

function describeFindings(rule: Rule, result: LintResult): readonly string[] {
  return ofRule(rule, result).map((finding) => `${finding.messageId} at ${slice(result.document.text, finding)}`);
}

function slice(text: string, finding: Finding): string {
  return text.slice(finding.span.start, finding.span.end);
}
