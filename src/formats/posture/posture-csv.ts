import type { CheckResult } from '../../posture/checks/run.js';
import { isSameWorkspace, type Comparison } from '../../posture/report/compare.js';
import type { PostureReport } from '../../posture/report/posture-report.js';
import { acceptedBy } from './answers.js';
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
  'accepted',
];

/**
 * The report as comma-separated values (RFC 4180, with a header row). Beside another report of the same workspace a
 * last column tells the verdict before, where it was another one.
 */
export function postureCsv(report: PostureReport, comparison?: Comparison): string {
  const changes = new Map(
    comparison !== undefined && isSameWorkspace(comparison.before, report)
      ? comparison.changes.map(({ checkId, subjectId, before }) => [`${checkId} ${subjectId}`, before ?? 'not judged'])
      : [],
  );
  const before = ({ check, subject }: CheckResult): readonly string[] =>
    comparison === undefined ? [] : [changes.get(`${check.id} ${subject.id}`) ?? ''];
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
      result.exception === undefined ? '' : acceptedBy(result.exception),
      ...before(result),
    ]),
  );
  const head = comparison === undefined ? columns : [...columns, 'before'];
  return `${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

// A cell that begins like a formula is run as one by spreadsheets; an apostrophe makes it text.
function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
