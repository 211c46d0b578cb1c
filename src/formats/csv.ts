import type { LintReport } from './lint-report.js';
import { printable } from '../core/findings/redact-line.js';

const columns = ['path', 'line', 'column', 'rule', 'severity', 'confidence', 'state', 'message', 'reason'];

/** The report as comma-separated values (RFC 4180, with a header row), a row for each finding, accepted ones too. */
export function formatCsv(report: LintReport): string {
  const rows = report.files.flatMap((file) => {
    const all = [
      ...file.findings.map((finding) => ({ finding, state: 'open', reason: '' })),
      ...file.suppressed.map(({ finding, by, reason }) => ({ finding, state: `accepted by ${by}`, reason })),
    ];
    return all
      .sort((a, b) => a.finding.span.start - b.finding.span.start)
      .map(({ finding, state, reason }) => {
        const { line, character } = file.document.lines.positionAt(finding.span.start);
        const { ruleId, severity, confidence, message } = finding;
        return [
          file.path,
          String(line + 1),
          String(character + 1),
          ruleId,
          severity,
          confidence,
          state,
          message,
          reason,
        ];
      });
  });
  return `${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell. One that begins like a formula is run as one by spreadsheets; an apostrophe makes it text. */
export function cell(text: string): string {
  const shown = printable(text);
  const safe = /^[\s\ufffd]*[=+\-@|%＝＋－＠]/.test(shown) ? `'${shown}` : shown;
  return /[",]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
