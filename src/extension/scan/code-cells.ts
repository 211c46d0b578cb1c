import * as vscode from 'vscode';

/** The cells of a notebook in the order in which a scan of its file counts them. */
export function codeCells(notebook: vscode.NotebookDocument): readonly vscode.NotebookCell[] {
  return notebook.getCells().filter(({ kind }) => kind === vscode.NotebookCellKind.Code);
}
