import * as vscode from 'vscode';
import type { Extension } from '../../src/extension/extension.js';
import { memoryScheme } from './memory-files.js';

const timeoutMs = 10_000;

/** The folder of the virtual workspace. */
export const project = vscode.Uri.from({ scheme: memoryScheme, authority: 'memory', path: '/project' });

/** Node's `assert` is not there in a browser. */
export function equal(actual: unknown, expected: unknown, what = 'values'): void {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) {
    throw new Error(`${what} differ:\n  found    ${found}\n  expected ${wanted}`);
  }
}

export function ok(value: unknown, what: string): asserts value {
  if (value === undefined || value === false || value === null) {
    throw new Error(what);
  }
}

/** The extension, activated, and the root of what it registered. */
export async function activateExtension(): Promise<Extension> {
  const extension = vscode.extensions.getExtension<Extension>('aml-guard.aml-guard');
  ok(extension, 'the extension is not there');
  return extension.activate();
}

export async function write(path: string, text: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(project, path);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return uri;
}

/** Writes a file and shows it in an editor. */
export async function open(path: string, text: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(await write(path, text));
  await vscode.window.showTextDocument(document);
  return document;
}

/** Waits until a document has exactly these findings: the rule's id, then the marked text. */
export async function expectFindings(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  await until(() => JSON.stringify(findingsIn(document)) === JSON.stringify(expected));
  equal(findingsIn(document), expected, 'findings');
}

function findingsIn(document: vscode.TextDocument): readonly string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source }) => source === 'AML Guard')
    .map(({ code, range }) => `${typeof code === 'object' ? code.value : String(code)} «${document.getText(range)}»`);
}

/** Waits until the probe says yes or the time is over; the caller asserts afterwards. */
export async function until(probe: () => boolean): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  while (!probe() && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Where `text` first stands. */
export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const at = document.getText().indexOf(text);
  ok(at >= 0, `the document does not hold ${text}`);
  return new vscode.Range(document.positionAt(at), document.positionAt(at + text.length));
}
