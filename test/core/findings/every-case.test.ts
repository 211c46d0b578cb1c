import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parser as pythonParser } from '@lezer/python';
import { isMap, isSeq, parseDocument } from 'yaml';
import { lintFiles } from '../../../src/cli/lint-files.js';
import type { LintedFile, LintReport } from '../../../src/formats/lint-report.js';

const repository = fileURLToPath(new URL('../../..', import.meta.url));
const sample = path.join(repository, 'test', 'sample');

describe('the findings of the sample and of every case of every rule', () => {
  let folder = '';
  let report: LintReport;

  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'aml-guard-cases-'));
    execFileSync(process.execPath, ['--import', 'tsx', path.join('test', 'parity', 'write-cases.ts'), folder], {
      cwd: repository,
      env: { ...process.env, AML_GUARD_COLLECT_CASES: '1' },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const options = { cwd: folder, today: '2026-11-23', strictness: 'auditor' } as const;
    report = await lintFiles({ paths: [sample, folder] }, options);
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('are marked on their own lines, at most on those of one value', () => {
    const all = report.files.flatMap((file) => file.findings.map((finding) => ({ file, finding })));
    assert.ok(all.length > 500, String(all.length));
    const tooLong = all.filter(({ file, finding }) => {
      const { start, end } = finding.span;
      const marked = file.document.text.slice(start, end);
      return marked.trim() === '' || (/[\r\n]/.test(marked) && !isOneValue(file, marked));
    });
    assert.deepEqual(
      tooLong.map(({ file, finding }) => `${file.path} ${finding.ruleId}`),
      [],
    );
  });

  it('have fixes whose titles say what comes of them', () => {
    const titles = new Set(
      report.files.flatMap((file) => file.findings.flatMap(({ fixes }) => fixes.map(({ title }) => title))),
    );
    assert.ok(titles.size > 30, String(titles.size));
    const vague = [...titles].filter(
      (title) =>
        !/^[A-Z][a-z]+ \S+ \S+/.test(title) ||
        /^(?:Fix|Repair|Correct|Change)\b|[.…]$|^Remove the statement/.test(title),
    );
    assert.deepEqual(vague, []);
  });

  it('say by a tag what can go and what its maker has given up', () => {
    const tagged = new Set(
      report.files.flatMap((file) =>
        file.findings.flatMap(({ ruleId, messageId, tag }) =>
          tag === undefined ? [] : [`${ruleId} ${messageId} ${tag}`],
        ),
      ),
    );
    assert.deepEqual([...tagged].sort(), [
      'ineffective-allow unused unnecessary',
      'test-target-in-production production deprecated',
      'test-target-in-production unmarked deprecated',
    ]);
  });
});

/** Whether the text is one expression of Python, or one entry or value of YAML. */
function isOneValue({ document }: LintedFile, marked: string): boolean {
  if (document.language === 'python' || document.language === 'notebook') {
    const { topNode: root } = pythonParser.parse(marked);
    return root.firstChild?.name === 'ExpressionStatement' && root.firstChild.nextSibling === null;
  }
  const { contents, errors } = parseDocument(marked);
  const entries = isMap(contents) || isSeq(contents) ? contents.items.length : 1;
  return errors.length === 0 && entries === 1;
}
