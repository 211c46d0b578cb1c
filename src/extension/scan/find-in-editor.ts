import * as vscode from 'vscode';
import type { LiveDiagnostics } from '../linting/live-diagnostics.js';
import type { PlacedFinding } from '../linting/placed-finding.js';
import { notebookType } from '../linting/supported-documents.js';
import { codeCells } from './code-cells.js';
import type { ListedFinding } from './finding-groups.js';
import { editorRange } from './listed-findings.js';

/** Opens the file of a listed finding, or its notebook at the cell, with the finding selected. */
export async function showFinding({ file, finding }: ListedFinding): Promise<void> {
  const uri = vscode.Uri.parse(file.uri, true);
  if (!file.path.endsWith('.ipynb')) {
    await vscode.window.showTextDocument(uri, { selection: editorRange(finding.range), preview: true });
    return;
  }
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  const cell = codeCells(notebook)[finding.inCell?.cell ?? 0];
  const at = cell?.index ?? 0;
  await vscode.window.showNotebookDocument(notebook, {
    selections: [new vscode.NotebookRange(at, at + 1)],
    preview: true,
  });
}

/**
 * What the editor says now of a listed finding, its file being read if nobody has it open; `undefined` when it has
 * gone.
 */
export async function findInEditor(
  { file, finding }: ListedFinding,
  diagnostics: LiveDiagnostics,
): Promise<PlacedFinding | undefined> {
  const document = await documentOf(vscode.Uri.parse(file.uri, true), finding);
  const judgement = document === undefined ? undefined : await diagnostics.current(document);
  const place = (finding.inCell?.range ?? finding.range).start;
  const same = (judgement?.state === 'judged' ? judgement.findings : []).filter(
    ({ ruleId, message }) => ruleId === finding.ruleId && message === finding.message,
  );
  // A line that was inserted above moves it.
  const distance = (placed: PlacedFinding): number => Math.abs(placed.range.start.line - place.line);
  const inCell = same.filter(({ uri }) => document === undefined || uri.toString() === document.uri.toString());
  return [...(inCell.length > 0 ? inCell : same)].sort((a, b) => distance(a) - distance(b))[0];
}

async function documentOf(
  uri: vscode.Uri,
  { inCell }: ListedFinding['finding'],
): Promise<vscode.TextDocument | undefined> {
  if (!uri.path.endsWith('.ipynb')) {
    return vscode.workspace.openTextDocument(uri);
  }
  const notebook = await vscode.workspace.openNotebookDocument(uri);
  const cells = notebook.notebookType === notebookType ? codeCells(notebook) : [];
  return (cells[inCell?.cell ?? 0] ?? cells[0])?.document;
}
