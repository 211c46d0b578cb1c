import * as vscode from 'vscode';
import { isConfigurationFile } from './configuration-files.js';
import type { Subject } from './judgement.js';
import { cellScheme, languageOfDocument, notebookType } from './supported-documents.js';

/** What is judged when this document changes; `undefined` for one that is none of ours. */
export function subjectOf(document: vscode.TextDocument): Subject | undefined {
  if (document.uri.scheme === cellScheme) {
    const notebook = vscode.workspace.notebookDocuments.find(
      (each) => each.notebookType === notebookType && each.uri.path === document.uri.path,
    );
    return notebook === undefined ? undefined : { kind: 'notebook', notebook };
  }
  return languageOfDocument(document) === undefined || isConfigurationFile(document.uri)
    ? undefined
    : { kind: 'file', document };
}

/** Everything that is open and judged. */
export function allSubjects(): readonly Subject[] {
  const { textDocuments, notebookDocuments } = vscode.workspace;
  return [
    ...textDocuments.flatMap((document) => (document.uri.scheme === cellScheme ? [] : (subjectOf(document) ?? []))),
    ...notebookDocuments
      .filter((notebook) => notebook.notebookType === notebookType)
      .map((notebook): Subject => ({ kind: 'notebook', notebook })),
  ];
}
