import type { Document } from '../../src/core/documents/document.js';
import { EmptyDocument } from '../../src/core/documents/empty-document.js';
import type { Span } from '../../src/core/documents/span.js';
import type { Fact } from '../../src/core/facts/fact.js';
import type { Finding } from '../../src/core/findings/finding.js';
import type { SuppressedFinding } from '../../src/core/findings/suppression.js';
import { fingerprintsOf } from '../../src/core/findings/fingerprint.js';
import type { LintedFile, LintReport } from '../../src/formats/lint-report.js';

/** A finding of `secret-in-log` at `span`, changed as told. */
export function findingAt(span: Span, change: Partial<Finding> = {}): Finding {
  return {
    ruleId: 'secret-in-log',
    messageId: 'logged',
    message: 'The key is written to the log',
    severity: 'high',
    confidence: 'medium',
    strictness: 'regular',
    span,
    related: [],
    fixes: [],
    ...change,
  };
}

/** Where `part` stands in `text`. */
export function spanOf(text: string, part: string): Span {
  const start = text.indexOf(part);
  if (start < 0) {
    throw new Error(`"${part}" does not stand in the text`);
  }
  return { start, end: start + part.length };
}

export function fileOf(
  path: string,
  text: string,
  findings: readonly Finding[],
  facts: readonly Fact[] = [],
  suppressed: readonly SuppressedFinding[] = [],
): LintedFile {
  const document: Document = Object.assign(new EmptyDocument(text), { facts, relevance: 'definition' as const });
  const found = { document, findings, suppressed };
  return { ...found, path, prints: fingerprintsOf(found) };
}

export function reportOf(files: readonly LintedFile[], change: Partial<LintReport> = {}): LintReport {
  return { files, otherFiles: 0, skipped: [], failures: [], gone: [], asked: ['.'], ...change };
}

const text = 'type: command\r\nname: x\r\npassword: hunter2 # é𝄞 key\r\n';

/** One of everything that a report can hold. */
export const fullReport: LintReport = reportOf(
  [
    fileOf(
      'jobs/größe 1.yml',
      text,
      [
        findingAt(spanOf(text, 'hunter2'), {
          related: [
            { span: spanOf(text, 'x'), message: 'of this job' },
            {
              path: 'compute.yml',
              start: { line: 1, character: 0 },
              end: { line: 1, character: 4 },
              message: 'defined here',
            },
          ],
          fixes: [
            {
              title: 'Remove it',
              safety: 'unsafe',
              edits: [
                { span: { start: text.indexOf('password'), end: text.length }, text: '' },
                { span: { start: 0, end: 0 }, text: '# see the vault\r\n' },
              ],
            },
          ],
        }),
      ],
      [],
      [{ finding: findingAt(spanOf(text, 'key'), { severity: 'low' }), by: 'comment', reason: 'it is a word' }],
    ),
    fileOf('z.yml', 'type: command\n', []),
  ],
  {
    otherFiles: 3,
    skipped: [{ path: 'big.yml', because: 'it has 2 MB and the limit is 1 MB' }],
    failures: [{ path: 'gone.yml', message: 'it does not exist' }],
    gone: [{ path: 'old.yml', ruleId: 'secret-in-log', count: 2 }],
  },
);
