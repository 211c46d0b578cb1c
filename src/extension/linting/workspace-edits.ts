import * as vscode from 'vscode';
import type { PlacedEdit } from './placed-finding.js';

/**
 * Edits as the editor applies them.
 *
 * @param confirm asks for a look at the change first, under this heading
 */
export function workspaceEdit(edits: readonly PlacedEdit[], confirm?: string): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  const metadata = confirm === undefined ? undefined : { needsConfirmation: true, label: confirm };
  for (const { uri, range, text } of edits) {
    result.replace(uri, range, text, metadata);
  }
  return result;
}

/** Puts a cell in its own place without what it printed. */
export function clearOutputs(cell: vscode.NotebookCell): vscode.WorkspaceEdit {
  const bare = new vscode.NotebookCellData(cell.kind, cell.document.getText(), cell.document.languageId);
  bare.metadata = cell.metadata;
  const edit = new vscode.WorkspaceEdit();
  edit.set(cell.notebook.uri, [
    vscode.NotebookEdit.replaceCells(new vscode.NotebookRange(cell.index, cell.index + 1), [bare]),
  ]);
  return edit;
}
