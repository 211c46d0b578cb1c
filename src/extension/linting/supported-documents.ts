import * as vscode from 'vscode';
import type { Language } from '../../core/documents/document.js';

/** Editor languages that are judged, and what the engine calls them. Other extensions rename some YAML files. */
const languages: Readonly<Record<string, Language>> = {
  yaml: 'yaml',
  'azure-pipelines': 'yaml',
  dockercompose: 'yaml',
  'github-actions-workflow': 'yaml',
  python: 'python',
  shellscript: 'shell',
  powershell: 'powershell',
  makefile: 'makefile',
  dockerfile: 'dockerfile',
  'pip-requirements': 'requirements',
  markdown: 'markdown',
};

const schemes = ['file', 'untitled', 'vscode-vfs'] as const;

/** The kind of notebook that is judged. */
export const notebookType = 'jupyter-notebook';

/** Scheme of the documents that are cells of a notebook. */
export const cellScheme = 'vscode-notebook-cell';

/** Documents that stand alone, for providers. */
export const documentSelector: readonly vscode.DocumentFilter[] = Object.keys(languages).flatMap((language) =>
  schemes.map((scheme) => ({ language, scheme })),
);

/** Cells of notebooks, for providers. */
export const cellSelector: readonly vscode.DocumentFilter[] = [{ language: 'python', scheme: cellScheme }];

/** The engine's name for a document's language; `undefined` for one that is not judged, cells included. */
export function languageOfDocument(document: vscode.TextDocument): Language | undefined {
  return schemes.some((scheme) => scheme === document.uri.scheme) ? languages[document.languageId] : undefined;
}

/**
 * The path that the engine knows a file by: relative to its workspace folder, with `/`. A file of no folder goes by
 * its name.
 */
export function projectPathOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri) === undefined
    ? uri.path.slice(uri.path.lastIndexOf('/') + 1)
    : vscode.workspace.asRelativePath(uri, false);
}
