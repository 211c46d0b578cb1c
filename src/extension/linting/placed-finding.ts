import * as vscode from 'vscode';
import type { CellFinding, CellPlace, OutputFinding } from '../../core/documents/notebook/lint-cells.js';
import type { LineIndex } from '../../core/documents/line-index.js';
import type { Span } from '../../core/documents/span.js';
import type { Finding, FindingTag, FixSafety, RelatedPlace, Severity } from '../../core/findings/finding.js';

/** A change of one document in the editor's terms. */
export interface PlacedEdit {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  readonly text: string;
}

export interface PlacedFix {
  readonly title: string;
  readonly safety: FixSafety;
  readonly edits: readonly PlacedEdit[];
  /** The notebook cell whose outputs the fix clears. */
  readonly clears?: vscode.NotebookCell;
}

/** A finding in the editor's terms: in a file, or in one cell of a notebook. */
export interface PlacedFinding {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range;
  /** The start of the finding, in UTF-16 code units from the start of its document. */
  readonly offset: number;
  readonly ruleId: string;
  readonly message: string;
  readonly severity: Severity;
  readonly related: readonly vscode.DiagnosticRelatedInformation[];
  readonly fixes: readonly PlacedFix[];
  readonly tag?: FindingTag | undefined;
}

/** An engine's span in the editor's lines and characters; both count UTF-16 code units. */
export function rangeOf(lines: LineIndex, span: Span): vscode.Range {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** A finding in a file. */
export function placeInFile(finding: Finding, lines: LineIndex, uri: vscode.Uri): PlacedFinding {
  return {
    uri,
    range: rangeOf(lines, finding.span),
    offset: finding.span.start,
    ruleId: finding.ruleId,
    message: finding.message,
    severity: finding.severity,
    tag: finding.tag,
    related: finding.related.map((place) => relatedInformation(place, lines, uri)),
    fixes: finding.fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map(({ span, text }) => ({ uri, range: rangeOf(lines, span), text })),
    })),
  };
}

/** A finding in one of the cells that were judged; `undefined` when it lies in none of them. */
export function placeInCell(found: CellFinding, cells: readonly vscode.TextDocument[]): PlacedFinding | undefined {
  const place = findCellPlace(found, cells);
  if (place === undefined) {
    return undefined;
  }
  const { ruleId, message, severity, tag } = found.finding;
  return {
    ...place,
    offset: found.span.start,
    ruleId,
    message,
    severity,
    tag,
    related: found.related.flatMap((other) => {
      const at = findCellPlace(other, cells);
      const location = at === undefined ? undefined : new vscode.Location(at.uri, at.range);
      return location === undefined ? [] : [new vscode.DiagnosticRelatedInformation(location, other.message)];
    }),
    fixes: found.fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.flatMap((edit) => {
        const at = findCellPlace(edit, cells);
        return at === undefined ? [] : [{ ...at, text: edit.text }];
      }),
    })),
  };
}

/** A finding in what a cell printed: an output has no text to point at, so it stands at the cell's first line. */
export function placeAtOutput(
  { cell, finding }: OutputFinding,
  cells: readonly vscode.NotebookCell[],
): PlacedFinding | undefined {
  const found = cells[cell];
  if (found === undefined) {
    return undefined;
  }
  const { ruleId, message, severity } = finding;
  const { uri } = found.document;
  const range = found.document.lineCount > 0 ? found.document.lineAt(0).range : new vscode.Range(0, 0, 0, 0);
  const clear = {
    title: vscode.l10n.t("Clear the cell's outputs"),
    safety: 'unsafe',
    edits: [],
    clears: found,
  } as const;
  return { uri, range, offset: 0, ruleId, message, severity, related: [], fixes: [clear] };
}

function findCellPlace(
  { cell, span }: CellPlace,
  cells: readonly vscode.TextDocument[],
): { readonly uri: vscode.Uri; readonly range: vscode.Range } | undefined {
  const document = cells[cell];
  return document === undefined
    ? undefined
    : { uri: document.uri, range: new vscode.Range(document.positionAt(span.start), document.positionAt(span.end)) };
}

function relatedInformation(
  place: RelatedPlace,
  lines: LineIndex,
  uri: vscode.Uri,
): vscode.DiagnosticRelatedInformation {
  if ('span' in place) {
    return new vscode.DiagnosticRelatedInformation(new vscode.Location(uri, rangeOf(lines, place.span)), place.message);
  }
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const file = folder === undefined ? uri : vscode.Uri.joinPath(folder, place.path);
  const range = new vscode.Range(place.start.line, place.start.character, place.end.line, place.end.character);
  return new vscode.DiagnosticRelatedInformation(new vscode.Location(file, range), place.message);
}
