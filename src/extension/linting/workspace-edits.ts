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
