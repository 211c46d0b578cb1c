import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  defaultConfiguration,
  mergeConfigurations,
  type PartialConfiguration,
} from '../../src/core/config/configuration.js';
import type { Language } from '../../src/core/documents/document.js';
import { readDocument } from '../../src/core/documents/read-document.js';
import { applyEdits } from '../../src/core/documents/text-edit.js';
import type { Finding } from '../../src/core/findings/finding.js';
import { lint, type LintResult } from '../../src/core/lint.js';
import { ProjectIndex } from '../../src/core/project/project-index.js';
import { noProject } from '../../src/core/project/project-facts.js';
import type { Rule } from '../../src/core/rules/define-rule.js';
import { dedent, unmark } from './marked-text.js';

/** What surrounds a snippet. */
export interface CaseSetting {
  readonly code: string;
  /** (default: `job.yml` for YAML tables, `train.py` for Python tables, …). */
  readonly path?: string;
  readonly config?: PartialConfiguration;
  /** Other files of the project, by path. */
  readonly project?: Readonly<Record<string, string>>;
}

export interface InvalidCase<Ids extends string> extends CaseSetting {
  /** Message ids in the order of the `«…»` marks. */
  readonly findings: readonly Ids[];
  /** The text after the first fix of each finding, one after the other; to be left out exactly when none is offered. */
  readonly fixed?: string;
  /** How many findings of the rule are left after the fix (default 0). */
  readonly left?: number;
}

export interface Cases<Ids extends string> {
  readonly valid: Readonly<Record<string, string | CaseSetting>>;
  readonly invalid: Readonly<Record<string, InvalidCase<Ids>>>;
}

const defaultPaths: Readonly<Record<Language, string>> = {
  yaml: 'job.yml',
  python: 'train.py',
  shell: 'run.sh',
  powershell: 'deploy.ps1',
  makefile: 'Makefile',
  requirements: 'requirements.txt',
  dockerfile: 'Dockerfile',
  notebook: 'explore.ipynb',
  markdown: 'README.md',
};

/**
 * Checks a rule against named snippets in each language, once with LF and once with CRLF line ends.
 *
 * Beside what each case states, every case checks that no message or fix title has an unfilled hole or holds the
 * marked text, that fixed text has no more syntax errors than before, that it has only the findings that `left`
 * allows, and that the rule's declared messages and `fixable` are the ones that occur.
 */
export function testRule<Ids extends string>(
  rule: Rule & { readonly messages: Readonly<Record<Ids, string>> },
  tables: Partial<Record<Language, Cases<Ids>>>,
): void {
  const used = new Set<string>();
  const safeties = new Set<string>();
  for (const [language, cases] of Object.entries(tables) as [Language, Cases<Ids>][]) {
    for (const eol of ['\n', '\r\n'] as const) {
      describe(`${rule.id} in ${language} (${eol === '\n' ? 'LF' : 'CRLF'})`, () => {
        for (const [name, setting] of Object.entries(cases.valid)) {
          it(`accepts ${name}`, () => {
            const given = typeof setting === 'string' ? { code: setting } : setting;
            assert.deepEqual(describeFindings(lintCase(rule, given, dedent(given.code, eol), language, eol)), []);
          });
        }
        for (const [name, expected] of Object.entries(cases.invalid)) {
          it(`reports ${name}`, () => {
            checkInvalid(rule, expected, language, eol, used, safeties);
          });
        }
      });
    }
  }
  describe(`${rule.id} (declaration)`, () => {
    it('uses every message it declares', () => {
      assert.deepEqual([...used].sort(), Object.keys(rule.messages).sort());
    });
    it('is fixable as declared', () => {
      const offered = safeties.size === 0 ? 'no' : safeties.size === 2 ? 'mixed' : [...safeties][0];
      assert.equal(offered, rule.fixable);
    });
  });
}

function checkInvalid<Ids extends string>(
  rule: Rule,
  expected: InvalidCase<Ids>,
  language: Language,
  eol: '\n' | '\r\n',
  used: Set<string>,
  safeties: Set<string>,
): void {
  const { text, spans } = unmark(dedent(expected.code, eol));
  const result = lintCase(rule, expected, text, language, eol);
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
  let fixed = text;
  // One fix at a time, each on a fresh reading, as a person applies them.
  for (let round = findings.length; round > 0; round--) {
    const now = ofRule(rule, lintCase(rule, expected, fixed, language, eol));
    fixed = applyEdits(fixed, now.find((finding) => finding.fixes.length > 0)?.fixes[0]?.edits ?? []);
  }
  assert.equal(
    fixed === text ? undefined : fixed,
    expected.fixed === undefined ? undefined : dedent(expected.fixed, eol),
  );
  if (fixed === text) {
    return;
  }
  if (eol === '\r\n') {
    assert.doesNotMatch(fixed, /(?<!\r)\n/, 'a fix brought a bare line feed into a CRLF file');
  }
  const again = lintCase(rule, expected, fixed, language, eol);
  assert.ok(again.document.syntaxErrors <= result.document.syntaxErrors, 'a fix broke the syntax');
  assert.equal(ofRule(rule, again).length, expected.left ?? 0, 'findings after the fix');
}

function lintCase(rule: Rule, setting: CaseSetting, text: string, language: Language, eol: '\n' | '\r\n'): LintResult {
  const path = setting.path ?? defaultPaths[language];
  let project = noProject;
  if (setting.project !== undefined) {
    const index = new ProjectIndex();
    for (const [other, code] of Object.entries(setting.project)) {
      index.set(other, readDocument({ path: other, text: dedent(code, eol) }, noProject));
    }
    project = index;
  }
  const config = mergeConfigurations(setting.config ?? {}, { strictness: 'auditor' }, defaultConfiguration);
  const result = lint({ path, text, language }, { config, project });
  assert.deepEqual(result.faults, []);
  return { ...result, findings: ofRule(rule, result) };
}

function ofRule(rule: Rule, result: LintResult): readonly Finding[] {
  return result.findings.filter((finding) => finding.ruleId === rule.id);
}

function describeFindings(result: LintResult): readonly string[] {
  return result.findings.map((finding) => `${finding.messageId} at ${slice(result.document.text, finding)}`);
}

function slice(text: string, finding: Finding): string {
  return text.slice(finding.span.start, finding.span.end);
}
