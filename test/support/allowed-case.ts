import assert from 'node:assert/strict';
import type { Language } from '../../src/core/documents/document.js';
import { applyEdits, type TextEdit } from '../../src/core/documents/text-edit.js';
import type { Finding } from '../../src/core/findings/finding.js';
import type { LintResult } from '../../src/core/lint.js';
import { type AllowReach, findAllowEdit } from '../../src/extension/linting/allow-comment.js';
import type { PreparedCase } from './lint-case.js';

const reason = 'a test';

/** Languages in which no comment is offered: in Markdown a `#` begins a heading. */
const withoutComments: ReadonlySet<Language> = new Set(['markdown']);

/**
 * Writes the comment that accepts each finding of a rule, on its line and for the file, where the extension's quick fix
 * writes it. The finding has to be accepted, and the comment must not be called ineffective.
 */
export function checkAllowed(prepared: PreparedCase, ruleId: string): void {
  if (withoutComments.has(prepared.language)) {
    checkNotAllowed(prepared, ruleId);
    return;
  }
  const { text, judge } = prepared;
  const before = judge(text);
  for (const finding of before.findings.filter((each) => each.ruleId === ruleId)) {
    const inFile = findEdit(prepared, finding, 'file');
    assert.ok(inFile !== undefined, `no comment can allow "${finding.message}"`);
    // Inside a longer text no comment can stand at the line; the quick fix then sends to the whole file.
    const onLine = findEdit(prepared, finding, 'line');
    for (const edit of onLine === undefined ? [inFile] : [onLine, inFile]) {
      checkAccepts(before, judge(applyEdits(text, [edit])), finding);
    }
  }
}

/** Fails when a comment can accept a finding of the rule after all. */
export function checkNotAllowed(prepared: PreparedCase, ruleId: string): void {
  const { findings } = prepared.judge(prepared.text);
  for (const finding of findings.filter((each) => each.ruleId === ruleId)) {
    for (const reach of ['line', 'file'] as const) {
      assert.equal(findEdit(prepared, finding, reach), undefined, `a comment allows "${finding.message}"`);
    }
  }
}

function checkAccepts(before: LintResult, after: LintResult, finding: Finding): void {
  const { ruleId, messageId } = finding;
  const ineffective = (result: LintResult): readonly string[] =>
    result.findings.filter((each) => each.ruleId === 'ineffective-allow').map((each) => each.message);
  assert.deepEqual(ineffective(after), ineffective(before));
  assert.ok(
    after.suppressed.some((each) => each.finding.ruleId === ruleId && each.finding.messageId === messageId),
    `"${finding.message}" is not accepted`,
  );
  const count = (result: LintResult): number => result.findings.filter((each) => each.ruleId === ruleId).length;
  assert.equal(count(after) + after.suppressed.length - before.suppressed.length, count(before));
}

function findEdit({ language, text, judge }: PreparedCase, finding: Finding, reach: AllowReach): TextEdit | undefined {
  const { ruleId, span } = finding;
  if (language === 'notebook') {
    return reach === 'line' ? undefined : firstCell(text, `# aml-guard: allow-file ${ruleId} -- ${reason}`);
  }
  return findAllowEdit({
    text,
    language,
    ruleId,
    offset: span.start,
    reach,
    reason,
    tryText: (tried) => {
      const { findings, document } = judge(tried);
      return { ruleIds: findings.map((each) => each.ruleId), syntaxErrors: document.syntaxErrors };
    },
  });
}

// Outputs have no comments, and the source of a cell is a JSON string: the comment gets a cell of its own.
function firstCell(text: string, comment: string): TextEdit | undefined {
  const cells = /"cells":\s*\[/.exec(text);
  const at = cells === null ? undefined : cells.index + cells[0].length;
  const cell = JSON.stringify({ cell_type: 'code', source: [comment], outputs: [] });
  return at === undefined ? undefined : { span: { start: at, end: at }, text: `${cell}, ` };
}
