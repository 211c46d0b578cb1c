import * as vscode from 'vscode';
import type { Extension } from '../../src/extension/extension.js';
import type { PlacedFinding } from '../../src/extension/linting/placed-finding.js';
import { outputRule } from './terminal-findings.js';

/** What the editor says of one file, in the form of `terminalFindings`; the reason where it does not judge it. */
export async function editorFindings(extension: Extension, folder: vscode.Uri, file: string): Promise<string> {
  const uri = vscode.Uri.joinPath(folder, file);
  if (file.endsWith('.ipynb')) {
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    const code = notebook.getCells().filter(({ kind }) => kind === vscode.NotebookCellKind.Code);
    const [first] = code;
    const findings = first === undefined ? [] : await findingsOf(extension, first.document);
    return typeof findings === 'string' ? findings : inCells(findings, code);
  }
  const findings = await findingsOf(extension, await vscode.workspace.openTextDocument(uri));
  return typeof findings === 'string' ? findings : findings.map((finding) => lineOf(finding, folder)).join('\n');
}

async function findingsOf(
  extension: Extension,
  document: vscode.TextDocument,
): Promise<readonly PlacedFinding[] | string> {
  const judgement = await extension.diagnostics.current(document);
  if (judgement === undefined) {
    return 'not judged';
  }
  return judgement.state === 'unjudged' ? judgement.reason : judgement.findings;
}

function lineOf({ ruleId, message, severity, range, related, fixes }: PlacedFinding, folder: vscode.Uri): string {
  return JSON.stringify({
    ruleId,
    message,
    severity,
    range: placeOf(range),
    related: related.map((place) => ({
      path: place.location.uri.path.slice(folder.path.length + 1),
      range: placeOf(place.location.range),
      message: place.message,
    })),
    fixes: fixes.map(({ title, safety, edits }) => ({
      title,
      safety,
      edits: edits.map((edit) => ({ range: placeOf(edit.range), text: edit.text })),
    })),
  });
}

function placeOf({ start, end }: vscode.Range): object {
  const oneBased = ({ line, character }: vscode.Position): object => ({ line: line + 1, column: character + 1 });
  return { start: oneBased(start), end: oneBased(end) };
}

function inCells(findings: readonly PlacedFinding[], cells: readonly vscode.NotebookCell[]): string {
  const placed = findings.map(({ uri, ruleId, message, severity, range }) => {
    if (ruleId === outputRule) {
      return JSON.stringify({ ruleId, message, severity });
    }
    const cell = cells.findIndex(({ document }) => document.uri.toString() === uri.toString());
    const { start, end } = range;
    return JSON.stringify({
      ruleId,
      message,
      severity,
      cell,
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    });
  });
  return [...new Set(placed)].sort().join('\n');
}
