import * as vscode from 'vscode';

const decoder = new TextDecoder('utf-8');

/** A file's text as an editor would show it: without a byte order mark. Throws a `FileSystemError`. */
export async function readText(uri: vscode.Uri): Promise<string> {
  return decoder.decode(await vscode.workspace.fs.readFile(uri));
}
