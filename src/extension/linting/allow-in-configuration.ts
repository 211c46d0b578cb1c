import * as vscode from 'vscode';
import { insertAllow } from '../../core/config/insert-answer.js';
import { configurationFileName } from '../../core/config/parse-configuration.js';
import type { ConfigurationFile } from './configuration-files.js';

/**
 * Writes an entry below `allow:` into the configuration that holds for a file; where there is none, into a new one at
 * the top of its workspace folder. What stands there stays as it is. Saved, because that is what counts, and shown.
 *
 * @throws when the configuration has errors, or when the file lies in no workspace folder
 */
export async function allowInConfiguration(
  known: ConfigurationFile | undefined,
  file: vscode.Uri,
  entry: { readonly rule: string; readonly reason: string },
): Promise<void> {
  const folder = known?.folder ?? vscode.workspace.getWorkspaceFolder(file)?.uri;
  if (folder === undefined) {
    throw new Error(
      vscode.l10n.t('the file lies in no folder of the workspace, so there is no project to write it down for'),
    );
  }
  const uri = vscode.Uri.joinPath(folder, configurationFileName);
  const document = (await exists(uri)) ? await vscode.workspace.openTextDocument(uri) : undefined;
  const insertion = insertAllow(document?.getText() ?? '', entry);
  if (insertion.is === 'refused') {
    throw new Error(insertion.message);
  }
  const edit = new vscode.WorkspaceEdit();
  // One edit, so that one undo takes the file away again.
  if (document === undefined) {
    edit.createFile(uri, { contents: new TextEncoder().encode(insertion.newText) });
  } else {
    edit.insert(uri, document.positionAt(insertion.span.start), insertion.newText);
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(vscode.l10n.t('{0} could not be changed', configurationFileName));
  }
  const written = await vscode.workspace.openTextDocument(uri);
  await written.save();
  const at = written.positionAt(insertion.span.start);
  const end = written.positionAt(insertion.span.start + insertion.newText.length);
  await vscode.window.showTextDocument(written, { selection: new vscode.Range(at, end), preview: false });
}

// What was remembered of the folder may be older than the file.
async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch (error) {
    if (error instanceof vscode.FileSystemError) {
      return false;
    }
    throw error;
  }
}
