import type { LineIndex, Position } from '../core/documents/line-index.js';
import type { Span } from '../core/documents/span.js';
import type { Finding, OfferedFix, RelatedPlace } from '../core/findings/finding.js';
import { countFindings, type LintedFile, type LintReport, type Tool } from './lint-report.js';

/** Grows when a key changes its meaning or goes away; new keys may come without. */
export const jsonVersion = 1;

/**
 * The report as data, documented in `docs/cli.md`. Lines and columns start at 1; columns count UTF-16 code units. The
 * file's text is nowhere in it.
 */
export function formatJson(report: LintReport, tool: Tool): string {
  const output = {
    version: jsonVersion,
    tool: { name: tool.name, version: tool.version },
    findings: report.files.flatMap((file) => {
      const { prints } = file;
      return file.findings.map((finding) => findingOf(file, finding, prints.get(finding)));
    }),
    suppressed: report.files.flatMap((file) =>
      file.suppressed.map(({ finding, by, reason }) => ({
        ruleId: finding.ruleId,
        path: file.path,
        range: rangeOf(file.document.lines, finding.span),
        by,
        reason,
      })),
    ),
    skipped: report.skipped.map(({ path, because }) => ({ path, because })),
    gone: report.gone.map(({ path, ruleId, count }) => ({ path, ruleId, count })),
    failures: report.failures.map(({ path, message }) => ({ path, message })),
    summary: {
      files: report.files.length,
      filesWithFindings: report.files.filter((file) => file.findings.length > 0).length,
      otherFiles: report.otherFiles,
      findings: countFindings(report),
    },
  };
  return `${JSON.stringify(output, undefined, 2)}\n`;
}

function findingOf(file: LintedFile, finding: Finding, fingerprint: string | undefined): object {
  const { lines } = file.document;
  return {
    ruleId: finding.ruleId,
    messageId: finding.messageId,
    message: finding.message,
    severity: finding.severity,
    confidence: finding.confidence,
    strictness: finding.strictness,
    path: file.path,
    range: rangeOf(lines, finding.span),
    fingerprint,
    related: finding.related.map((related) => relatedOf(file, related)),
    fixes: finding.fixes.map((fix) => fixOf(lines, fix)),
  };
}

function relatedOf(file: LintedFile, related: RelatedPlace): object {
  return 'path' in related
    ? { path: related.path, range: rangeBetween(related.start, related.end), message: related.message }
    : { path: file.path, range: rangeOf(file.document.lines, related.span), message: related.message };
}

function fixOf(lines: LineIndex, fix: OfferedFix): object {
  return {
    title: fix.title,
    safety: fix.safety,
    edits: fix.edits.map((edit) => ({ range: rangeOf(lines, edit.span), text: edit.text })),
  };
}

function rangeOf(lines: LineIndex, span: Span): object {
  return rangeBetween(lines.positionAt(span.start), lines.positionAt(span.end));
}

function rangeBetween(start: Position, end: Position): object {
  return { start: oneBased(start), end: oneBased(end) };
}

function oneBased(position: Position): object {
  return { line: position.line + 1, column: position.character + 1 };
}
