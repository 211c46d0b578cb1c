import type { PostureReport } from '../../posture/report/posture-report.js';
import { evidenceOf } from './result-words.js';

const columns = [
  'workspace',
  'taken at',
  'sample',
  'group',
  'check',
  'severity',
  'verdict',
  'resource',
  'resource id',
  'evidence',
];

/** The report as comma-separated values (RFC 4180, with a header row). */
export function postureCsv(report: PostureReport): string {
  const rows = report.groups.flatMap(({ results }) =>
    results.map((result) => [
      report.workspace.name,
      report.takenAt,
      report.sample ? 'yes' : 'no',
      result.check.group,
      result.check.id,
      result.severity,
      result.verdict.is,
      result.subject.name,
      result.subject.id,
      evidenceOf(result),
    ]),
  );
  return `${[columns, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

// A cell that begins like a formula is run as one by spreadsheets; an apostrophe makes it text.
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
