import { LineIndex, type Position } from '../core/documents/line-index.js';
import { readNotebook } from '../core/documents/notebook/notebook-source.js';
import type { Span } from '../core/documents/span.js';
import type { FindingTag, FixSafety, Severity } from '../core/findings/finding.js';
import type { LintedFile } from './lint-report.js';

/** A part of a text, half-open; lines and UTF-16 code units counted from 0. */
export interface TextRange {
  readonly start: Position;
  readonly end: Position;
}

/** A place in one code cell of a notebook; cells are counted from 0 among the code cells. */
export interface CellRange {
  readonly cell: number;
  readonly range: TextRange;
}

/** A finding as a scan hands it over: plain data, without any text of the file at its place. */
export interface ScannedFinding {
  readonly ruleId: string;
  readonly message: string;
  readonly severity: Severity;
  readonly range: TextRange;
  /** Where the finding stands when the notebook is open; absent outside of code cells. */
  readonly inCell?: CellRange;
  readonly related: readonly { readonly path: string; readonly range: TextRange; readonly message: string }[];
  readonly fixes: readonly ScannedFix[];
  readonly tag?: FindingTag;
}

export interface ScannedFix {
  readonly title: string;
  readonly safety: FixSafety;
  readonly edits: readonly { readonly range: TextRange; readonly text: string }[];
}

/** What a scan found in one file. */
export interface ScannedFile {
  /** Relative to the folder that is scanned, with `/`. */
  readonly path: string;
  /** In the order of their places; empty for a file that does not concern Azure ML. */
  readonly findings: readonly ScannedFinding[];
}

/** A linted file as a scan hands it over, of a report whose working folder is the folder that is scanned. */
export function scannedFileOf({
  path,
  document,
  findings,
}: Pick<LintedFile, 'path' | 'document' | 'findings'>): ScannedFile {
  const { lines } = document;
  const cellOf = document.language === 'notebook' && findings.length > 0 ? cellsOf(document.text) : undefined;
  return {
    path,
    findings: findings.map(({ ruleId, message, severity, span, related, fixes, tag }) => {
      const inCell = cellOf?.(span);
      return {
        ruleId,
        message,
        severity,
        range: rangeOf(lines, span),
        ...(inCell === undefined ? {} : { inCell }),
        related: related.map((place) =>
          'path' in place
            ? { path: place.path, range: { start: place.start, end: place.end }, message: place.message }
            : { path, range: rangeOf(lines, place.span), message: place.message },
        ),
        fixes: fixes.map(({ title, safety, edits }) => ({
          title,
          safety,
          edits: edits.map((edit) => ({ range: rangeOf(lines, edit.span), text: edit.text })),
        })),
        ...(tag === undefined ? {} : { tag }),
      };
    }),
  };
}

function rangeOf(lines: LineIndex, { start, end }: Span): TextRange {
  return { start: lines.positionAt(start), end: lines.positionAt(end) };
}

/** Says where a span of a notebook's file stands in its cells, as an editor shows them. */
function cellsOf(text: string): (span: Span) => CellRange | undefined {
  const { cells } = readNotebook(text);
  return ({ start, end }) => {
    for (const [index, cell] of cells.entries()) {
      const offset = cell.offsetAt(start, text);
      if (offset !== undefined) {
        const lines = new LineIndex(cell.source);
        const last = cell.offsetAt(end, text) ?? cell.source.length;
        return { cell: index, range: { start: lines.positionAt(offset), end: lines.positionAt(last) } };
      }
    }
    return undefined;
  };
}
