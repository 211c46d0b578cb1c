import * as vscode from 'vscode';
import type { Document } from '../../core/documents/document.js';
import type { CellProgram } from '../../core/documents/notebook/cell-program.js';
import type { Span } from '../../core/documents/span.js';
import type { LintContext } from '../../core/lint.js';
import { rangeOf } from './placed-finding.js';

/** A file or notebook as it was read, and the ways between it and the documents of the editor. */
export interface ReadSubject {
  /** Of the file or the notebook; cells have addresses that lie in no folder. */
  readonly uri: vscode.Uri;
  readonly document: Document;
  /** Relative to its workspace folder, with `/`. */
  readonly path: string;
  readonly context: LintContext;
  /** Where a position of one of the editor's documents stands; `undefined` for a document that was not read. */
  offsetOf(document: vscode.TextDocument, position: vscode.Position): number | undefined;
  /** Where a span stands in the editor. */
  locate(span: Span): vscode.Location | undefined;
}

export function readFile(
  file: vscode.TextDocument,
  document: Document,
  path: string,
  context: LintContext,
): ReadSubject {
  return {
    uri: file.uri,
    document,
    path,
    context,
    offsetOf: (asked, position) => (asked === file ? asked.offsetAt(position) : undefined),
    locate: (span) => new vscode.Location(file.uri, rangeOf(document.lines, span)),
  };
}

/** @param cells its documents that `program` was made of, in their order */
export function readCells(
  notebook: vscode.NotebookDocument,
  cells: readonly vscode.TextDocument[],
  program: CellProgram,
  path: string,
  context: LintContext,
): ReadSubject {
  return {
    uri: notebook.uri,
    document: program.document,
    path,
    context,
    offsetOf: (asked, position) => {
      const cell = cells.indexOf(asked);
      return cell < 0 ? undefined : program.offsetOf(cell, asked.offsetAt(position));
    },
    locate: (span) => {
      const start = program.locate(span.start);
      const end = program.locate(span.end);
      const cell = cells[start.part];
      const last = end.part === start.part ? end.offset : program.lengthOf(start.part);
      return cell === undefined
        ? undefined
        : new vscode.Location(cell.uri, new vscode.Range(cell.positionAt(start.offset), cell.positionAt(last)));
    },
  };
}
