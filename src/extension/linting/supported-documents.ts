import * as vscode from 'vscode';
import { languageOf } from '../../core/documents/detect.js';
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

/**
 * Files by their names: some are plain text unless an extension knows better, others have a language of their own
 * (`copilot-instructions.md`, charts of Helm). The command line goes by names, and both have to judge the same files.
 */
const byName =
  '**/{*.{yml,yaml,py,sh,bash,ps1,mk,md,dockerfile},requirements*.txt,constraints*.txt,MLTable,Dockerfile*,Makefile}';

const schemes = ['file', 'untitled', 'vscode-vfs'] as const;

/** The kind of notebook that is judged. */
export const notebookType = 'jupyter-notebook';

/** Scheme of the documents that are cells of a notebook. */
export const cellScheme = 'vscode-notebook-cell';

/** Documents that stand alone, for providers. */
export const documentSelector: readonly vscode.DocumentFilter[] = [
  ...Object.keys(languages).map((language) => ({ language })),
  { pattern: byName },
].flatMap((filter) => schemes.map((scheme) => ({ ...filter, scheme })));

/** Cells of notebooks, for providers. */
export const cellSelector: readonly vscode.DocumentFilter[] = ['python', 'ipython'].map((language) => ({
  language,
  scheme: cellScheme,
}));

/** Whether a cell is part of the program. Notebooks may call their language by the name of the kernel. */
export function isPythonCell({ kind, document }: vscode.NotebookCell): boolean {
  return kind === vscode.NotebookCellKind.Code && /^i?python$/.test(document.languageId);
}

/** The engine's name for a document's language; `undefined` for one that is not judged, cells included. */
export function languageOfDocument(document: vscode.TextDocument): Language | undefined {
  const { uri, languageId } = document;
  if (!schemes.some((scheme) => scheme === uri.scheme)) {
    return undefined;
  }
  const known = languages[languageId];
  if (known !== undefined || uri.scheme === 'untitled') {
    return known;
  }
  const named = languageOf(uri.path);
  // A notebook that is open as text is data.
  return named === 'notebook' ? undefined : named;
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
