import { type Severity, severities } from '../core/findings/finding.js';
import { printable } from '../core/findings/redact-line.js';
import { count, type LintReport, summaryOf } from './lint-report.js';
import { inlineMarkdown, markdownTable } from './posture/markdown-text.js';

/** The report as Markdown, for the summary of a pipeline or a pull request: the worst first. */
export function formatMarkdown(report: LintReport): string {
  const rows = report.files.flatMap((file) =>
    file.findings.map((finding) => ({ file, finding, rank: severities.indexOf(finding.severity) })),
  );
  rows.sort((a, b) => b.rank - a.rank);
  const table = markdownTable(
    ['severity', 'place', 'finding', 'rule'],
    rows.map(({ file, finding }) => {
      const { line, character } = file.document.lines.positionAt(finding.span.start);
      return [
        finding.severity,
        text(`${file.path}:${line + 1}:${character + 1}`),
        text(finding.message),
        `\`${finding.ruleId}\``,
      ];
    }),
  );
  const accepted = report.files.reduce((sum, file) => sum + file.suppressed.length, 0);
  const parts = [
    '# AML Guard',
    `${text(summaryOf(report))}.${countsOf(rows.map(({ finding }) => finding.severity))}`,
    ...(rows.length === 0 ? [] : [table]),
    ...(accepted === 0 ? [] : [`${count(accepted, 'finding')} accepted.`]),
    ...list(
      'Gone from the baseline',
      report.gone.map((gone) => `${gone.path}: ${gone.count} of ${gone.ruleId}`),
    ),
    ...list(
      'Failed',
      report.failures.map(({ path, message }) => `${path}: ${message}`),
    ),
    ...list(
      'Skipped',
      report.skipped.map(({ path, because }) => `${path}: ${because}`),
    ),
  ];
  return `${parts.join('\n\n')}\n`;
}

function countsOf(found: readonly Severity[]): string {
  const counts = [...severities].reverse().flatMap((severity) => {
    const times = found.filter((other) => other === severity).length;
    return times === 0 ? [] : [`${times} ${severity}`];
  });
  return counts.length === 0 ? '' : ` ${counts.join(', ')}.`;
}

function list(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${title}`, lines.map((line) => `- ${text(line)}`).join('\n')];
}

// Mentions, references and addresses would lead to people, issues and sites by what a file is called.
function text(from: string): string {
  return inlineMarkdown(printable(from).replaceAll('&', '&amp;'))
    .replaceAll('@', '&#64;')
    .replaceAll('://', ':&#47;&#47;');
}
