import * as vscode from 'vscode';
import { languageOf } from '../../core/documents/detect.js';
import type { ProjectPlace } from '../../core/project/project-facts.js';

/** A folder is opened at the files in it; of a large one some are enough. */
const mostFiles = 20;

/** The folder that the paths of a document's project are relative to; a file of no folder has its own. */
export function folderOfDocument(uri: vscode.Uri): vscode.Uri {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri.with({ fragment: '' }), '..');
}

/** A place, or the start of a file where only its path is known. */
export function locationOf(
  place: Pick<ProjectPlace, 'path'> & Partial<ProjectPlace>,
  folder: vscode.Uri,
): vscode.Location {
  const { start, end } = place;
  const range =
    start === undefined || end === undefined
      ? new vscode.Range(0, 0, 0, 0)
      : new vscode.Range(start.line, start.character, end.line, end.character);
  return new vscode.Location(vscode.Uri.joinPath(folder, place.path), range);
}

/** Whether a file holds cells rather than lines. */
export function isNotebookPath(path: string): boolean {
  return languageOf(path) === 'notebook';
}

/**
 * Where a file or folder of the project is opened: the file itself, the files that the engine reads in a folder, and
 * nowhere when it is not there.
 */
export async function openedAt(path: string, folder: vscode.Uri): Promise<readonly vscode.Location[]> {
  const uri = vscode.Uri.joinPath(folder, path);
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) === 0) {
      return [locationOf({ path }, folder)];
    }
    const entries = await vscode.workspace.fs.readDirectory(uri);
    return entries
      .filter(([name, kind]) => (kind & vscode.FileType.Directory) === 0 && languageOf(name) !== undefined)
      .map(([name]) => name)
      .sort()
      .slice(0, mostFiles)
      .map((name) => locationOf({ path: `${path}/${name}` }, folder));
  } catch (error) {
    if (error instanceof vscode.FileSystemError) {
      return [];
    }
    throw error;
  }
}
