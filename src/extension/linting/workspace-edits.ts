import * as vscode from 'vscode';
import type { ChosenEdit } from './fix-all.js';

/** What stands beside a change that is shown before it is made. */
const whyConfirm = vscode.l10n.t('This changes what the code does: look before you apply it');

/** Edits as the editor applies them: together, so that one undo takes them back; first shown where one asks for it. */
export function workspaceEdit(edits: readonly ChosenEdit[]): vscode.WorkspaceEdit {
  const result = new vscode.WorkspaceEdit();
  for (const { uri, range, text, confirm } of edits) {
    const metadata =
      confirm === undefined ? undefined : { needsConfirmation: true, label: confirm, description: whyConfirm };
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
