import type { Severity } from '../core/findings/finding.js';
import { printable } from '../core/findings/redact-line.js';
import { type LintReport, summaryOf } from './lint-report.js';

const commands: Readonly<Record<Severity, string>> = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'notice',
  info: 'notice',
};

/**
 * The report as workflow commands, which a GitHub workflow shows beside the lines. GitHub shows ten of each kind for a
 * step; the log has all.
 *
 * Source: <https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands>.
 */
export function formatGithub(report: LintReport): string {
  const findings = report.files.flatMap((file) =>
    file.findings.map(({ span, severity, message, ruleId }) => {
      const start = file.document.lines.positionAt(span.start);
      const end = file.document.lines.positionAt(span.end);
      const columns =
        start.line === end.line ? { col: String(start.character + 1), endColumn: String(end.character + 1) } : {};
      return command(
        commands[severity],
        { file: file.path, line: String(start.line + 1), endLine: String(end.line + 1), ...columns, title: ruleId },
        message,
      );
    }),
  );
  const failures = report.failures.map(({ path, message }) => command('error', { file: path }, message));
  return [...findings, ...failures, data(summaryOf(report))].map((line) => `${line}\n`).join('');
}

function command(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${property(value)}`);
  return `::${name} ${written.join(',')}::${data(message)}`;
}

// A line of ours that began with `::` would be a command, whatever a file is called.
function data(text: string): string {
  return printable(text).replaceAll('%', '%25').replace(/^::/, ' ::').replace(/^##/, ' ##');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
