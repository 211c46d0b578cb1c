import { LineIndex, type Position } from '../../src/core/documents/line-index.js';
import { readNotebook } from '../../src/core/documents/notebook/notebook-source.js';

interface Place {
  readonly line: number;
  readonly column: number;
}

interface Range {
  readonly start: Place;
  readonly end: Place;
}

interface ReportedFinding {
  readonly ruleId: string;
  readonly message: string;
  readonly severity: string;
  readonly path: string;
  readonly range: Range;
  readonly related: readonly { readonly path: string; readonly range: Range; readonly message: string }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly safety: string;
    readonly edits: readonly { readonly range: Range; readonly text: string }[];
  }[];
}

/** What `aml-guard lint --format json` has written. */
export interface Report {
  readonly findings: readonly ReportedFinding[];
}

/** The rule whose findings are in what a cell printed, where an editor has no text to point at. */
export const outputRule = 'credential-in-notebook-output';

/** What the command line says of one file, a line for each finding. */
export function terminalFindings(file: string, content: string, report: Report): string {
  const findings = report.findings.filter(({ path }) => path === file);
  return file.endsWith('.ipynb') ? inCells(content, findings) : findings.map(lineOf).join('\n');
}

function lineOf({ ruleId, message, severity, range, related, fixes }: ReportedFinding): string {
  return JSON.stringify({ ruleId, message, severity, range, related, fixes });
}

/** By cell, as a notebook has them in an editor; the command line offers no fixes there. */
function inCells(content: string, findings: readonly ReportedFinding[]): string {
  const text = content.replace(/^\uFEFF/, '');
  const lines = new LineIndex(text);
  const { cells } = readNotebook(text);
  const offsetOf = ({ line, column }: Place): number => lines.fullLineSpan(line - 1).start + column - 1;
  const placed = findings.map(({ ruleId, message, severity, range }) => {
    if (ruleId === outputRule) {
      return JSON.stringify({ ruleId, message, severity });
    }
    const start = offsetOf(range.start);
    const cell = cells.findIndex((one) => one.offsetAt(start, text) !== undefined);
    const { source = '' } = cells[cell] ?? {};
    const inCell = new LineIndex(source);
    const positionOf = (place: Place): Position => {
      return inCell.positionAt(cells[cell]?.offsetAt(offsetOf(place), text) ?? source.length);
    };
    return JSON.stringify({
      ruleId,
      message,
      severity,
      cell,
      start: positionOf(range.start),
      end: positionOf(range.end),
    });
  });
  // What cells printed is said once for each cell.
  return [...new Set(placed)].sort().join('\n');
}
