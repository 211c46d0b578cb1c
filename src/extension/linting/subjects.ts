import * as vscode from 'vscode';
import { isConfigurationFile } from './configuration-files.js';
import type { Subject } from './judgement.js';
import { cellScheme, languageOfDocument, notebookType } from './supported-documents.js';

/** What is judged when this document changes; `undefined` for one that is none of ours. */
export function subjectOf(document: vscode.TextDocument): Subject | undefined {
  if (document.uri.scheme === cellScheme) {
    // A cell's address is that of its notebook, but for the scheme and the fragment.
    const notebook = vscode.workspace.notebookDocuments.find(({ uri }) => uri.path === document.uri.path);
    return notebook === undefined ? undefined : subjectOfNotebook(notebook);
  }
  return languageOfDocument(document) === undefined || isConfigurationFile(document.uri)
    ? undefined
    : { kind: 'file', document };
}

export function subjectOfNotebook(notebook: vscode.NotebookDocument): Subject | undefined {
  return notebook.notebookType === notebookType ? { kind: 'notebook', notebook } : undefined;
}

/** Everything that is open and judged. */
export function allSubjects(): readonly Subject[] {
  const { textDocuments, notebookDocuments } = vscode.workspace;
  const files = textDocuments.filter(({ uri }) => uri.scheme !== cellScheme);
  return [
    ...files.flatMap((file) => subjectOf(file) ?? []),
    ...notebookDocuments.flatMap((notebook) => subjectOfNotebook(notebook) ?? []),
  ];
}

/** Whether a subject was closed, or became something that is not judged. */
export function isGone(subject: Subject): boolean {
  return subject.kind === 'file'
    ? subject.document.isClosed || subjectOf(subject.document) === undefined
    : subject.notebook.isClosed;
}
