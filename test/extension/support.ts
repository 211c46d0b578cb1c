import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Extension } from '../../src/extension/extension.js';

const timeoutMs = 5_000;

/** A job whose third line from the end is a secret. */
export const jobWithSecret = [
  '$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json',
  'type: command',
  'command: python train.py',
  'environment: azureml:churn@latest',
  'compute: azureml:cpu-cluster',
  'environment_variables:',
  '  LOG_LEVEL: info',
  '  CRM_PASSWORD: hunter2-larkspur',
  '',
].join('\n');

/** What `findingsIn` says of `jobWithSecret`. */
export const secretFinding = 'secret-in-environment-variable «hunter2-larkspur»';

/** A script with two findings that have safe fixes. */
export const scriptWithLogs = [
  'import os',
  'import mlflow',
  '',
  'password = os.environ["CRM_PASSWORD"]',
  'print(os.environ)',
  'print(f"signing in with {password}")',
  '',
].join('\n');

/** The extension, activated, and the root of what it registered. */
export async function activateExtension(): Promise<Extension> {
  const extension = vscode.extensions.getExtension<Extension>('aml-guard.aml-guard');
  assert.ok(extension !== undefined, 'the extension is not there');
  return extension.activate();
}

/** A workspace folder by its place. */
export function folderAt(index: number): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[index];
  assert.ok(folder !== undefined, `there is no workspace folder ${index}`);
  return folder.uri;
}

/** Writes a file into the first workspace folder, or into another. */
export async function write(path: string, text: string, folder = folderAt(0)): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder, path);
  await vscode.workspace.fs.writeFile(uri, Buffer.from(text, 'utf8'));
  return uri;
}

/** Writes a file and shows it in an editor. */
export async function open(path: string, text: string, folder = folderAt(0)): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await write(path, text, folder));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Puts `text` in place of everything, unsaved. */
export async function replaceText(document: vscode.TextDocument, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

/** Our diagnostics of a document: id, then the marked text. */
export function findingsIn(document: vscode.TextDocument): readonly string[] {
  return diagnosticsIn(document.uri).map((diagnostic) => `${idOf(diagnostic)} «${document.getText(diagnostic.range)}»`);
}

/** Our diagnostics at an address. */
export function diagnosticsIn(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'AML Guard');
}

/** Waits until a document has exactly these findings. */
export async function expectFindings(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  await until(() => JSON.stringify(findingsIn(document)) === JSON.stringify(expected));
  assert.deepEqual(findingsIn(document), expected);
}

/** Waits until the probe says yes or the time is over; the caller asserts afterwards, which makes a better message. */
export async function until(probe: () => boolean): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!probe() && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** The menu of Ctrl+. at the first finding; asking for it judges the document at once if that is needed. */
export async function actionsAt(
  document: vscode.TextDocument,
  range: vscode.Range,
  kind?: string,
): Promise<readonly vscode.CodeAction[]> {
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    range,
    kind,
  );
}

/** Where `text` first stands. */
export function rangeOfText(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `the document does not hold ${text}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}

function idOf({ code }: vscode.Diagnostic): string {
  return typeof code === 'object' ? String(code.value) : String(code);
}
