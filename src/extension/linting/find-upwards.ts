import * as vscode from 'vscode';

/**
 * Asks each folder from a file's own up to its workspace folder, until one has something. A file in no workspace
 * folder has nothing above it.
 *
 * @param look is given the folder and the workspace folder
 */
export async function findUpwards<T>(
  uri: vscode.Uri,
  look: (folder: vscode.Uri, top: vscode.Uri) => Promise<T | undefined>,
): Promise<T | undefined> {
  const top = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  if (top === undefined) {
    return undefined;
  }
  let folder = parentOf(uri);
  while (folder.path.length >= top.path.length) {
    const found = await look(folder, top);
    if (found !== undefined || folder.path === top.path) {
      return found;
    }
    folder = parentOf(folder);
  }
  return undefined;
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}
