import type { Position } from '../core/documents/line-index.js';
import type { Finding, RelatedPlace, Severity } from '../core/findings/finding.js';
import { printable, type RedactedLine, redactLine } from '../core/findings/redact-line.js';
import type { SuppressedFinding } from '../core/findings/suppression.js';
import { count, type LintedFile, type LintReport, summaryOf } from './lint-report.js';

export interface PrettyOptions {
  /** Whether to write terminal colours (default false). */
  readonly colour?: boolean;
}

const shownColumns = 100;

type Style = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'cyan';

const codes: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, yellow: 33, blue: 34, cyan: 36 };

const severityStyles: Readonly<Record<Severity, Style>> = {
  critical: 'red',
  high: 'red',
  medium: 'yellow',
  low: 'blue',
  info: 'cyan',
};

type Paint = (style: Style, text: string) => string;

/**
 * The report for people: each finding with its line and a mark below its place, values hidden; then what was skipped
 * and what failed; then one line that sums up. Ends with a line end.
 */
export function formatPretty(report: LintReport, options: PrettyOptions = {}): string {
  const paint = options.colour === true ? paintColours : paintNothing;
  const blocks = report.files.flatMap((file) => file.findings.map((finding) => findingBlock(file, finding, paint)));
  const notes = [
    ...report.skipped.map((file) =>
      paint('dim', `${printable(file.path)}: skipped, because ${printable(file.because)}`),
    ),
    ...report.failures.map(
      (failure) => `${printable(failure.path)}: ${paint('red', 'failed')}: ${printable(failure.message)}`,
    ),
    ...report.gone.map(({ path, ruleId, count: times }) =>
      paint(
        'dim',
        `${printable(path)}: the baseline holds ${count(times, 'finding')} of ${ruleId} that ${times === 1 ? 'is' : 'are'} gone`,
      ),
    ),
    ...suppressedNote(report),
  ];
  if (notes.length > 0) {
    blocks.push(`${notes.join('\n')}\n`);
  }
  return `${blocks.map((block) => `${block}\n`).join('')}${paint('bold', printable(summaryOf(report)))}\n`;
}

function paintColours(style: Style, text: string): string {
  return `\u001b[${codes[style]}m${text}\u001b[0m`;
}

function paintNothing(_style: Style, text: string): string {
  return text;
}

function suppressedNote(report: LintReport): readonly string[] {
  const all = report.files.flatMap((file) => file.suppressed);
  return (['comment', 'configuration', 'baseline'] as const).flatMap((by) => {
    const times = all.filter((entry) => entry.by === by).length;
    return times === 0 ? [] : [`${count(times, 'finding')} ${allowedBy[by]}`];
  });
}

const allowedBy: Readonly<Record<SuppressedFinding['by'], string>> = {
  comment: 'allowed by a comment',
  configuration: 'allowed by the configuration',
  baseline: 'in the baseline',
};

function findingBlock(file: LintedFile, finding: Finding, paint: Paint): string {
  const { lines } = file.document;
  const start = lines.positionAt(finding.span.start);
  const severity = paint(severityStyles[finding.severity], finding.severity);
  const head = `${placeOf(file.path, start)} ${severity} ${printable(finding.message)} ${paint('dim', finding.ruleId)}`;
  const number = String(start.line + 1);
  const gutter = ' '.repeat(number.length);
  const { text, place } = clip(redactLine(file, finding));
  const code = `${paint('dim', `  ${number} |`)} ${text}`;
  const carets = paint('red', '^'.repeat(Math.max(1, place.end - place.start)));
  const mark = `${paint('dim', `  ${gutter} |`)} ${' '.repeat(place.start)}${carets}`;
  const more = [
    ...finding.related.map((related) => relatedLine(file, related)),
    ...finding.fixes.slice(0, 1).map((fix) => `fix: ${printable(fix.title)}`),
  ].map((line) => `${paint('dim', `  ${gutter} =`)} ${line}`);
  return `${[head, code, mark, ...more].join('\n')}\n`;
}

function relatedLine(file: LintedFile, related: RelatedPlace): string {
  const place =
    'path' in related
      ? placeOf(related.path, related.start)
      : placeOf(file.path, file.document.lines.positionAt(related.span.start));
  return `${place} ${printable(related.message)}`;
}

function placeOf(path: string, position: Position): string {
  return `${printable(path)}:${position.line + 1}:${position.character + 1}`;
}

// Notebooks are often one endless line; what surrounds the place is enough.
function clip(line: RedactedLine): RedactedLine {
  const { text, place } = line;
  if (text.length <= shownColumns) {
    return line;
  }
  const from = Math.max(0, Math.min(place.start - 40, text.length - shownColumns));
  const until = Math.min(text.length, from + shownColumns);
  const before = from > 0 ? '…' : '';
  const shift = before.length - from;
  return {
    text: `${before}${text.slice(from, until)}${until < text.length ? '…' : ''}`,
    place: { start: place.start + shift, end: Math.min(place.end, until) + shift },
  };
}
