import type { ClientCapabilities, ServerCapabilities } from 'vscode-languageserver';
import { fixAll, quickFix } from './fix-actions.js';

/** What this server does. Texts come in pieces; positions are counted in UTF-16, as every client can. */
export const capabilities: ServerCapabilities = {
  positionEncoding: 'utf-16',
  // Incremental, and told of every save: editors that watch no files at least say that.
  textDocumentSync: { openClose: true, change: 2, save: true },
  hoverProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  documentSymbolProvider: true,
  completionProvider: { triggerCharacters: [' ', ':', '/', '"', "'"] },
  codeActionProvider: { codeActionKinds: [quickFix, fixAll] },
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
};

/** What a client does, as far as it matters here. */
export interface Abilities {
  /** Whether it watches files when it is asked to. */
  readonly watches: boolean;
  /** Whether it tells of folders that come and go. */
  readonly folders: boolean;
  /** Whether it asks before it makes an edit that is marked so. */
  readonly confirms: boolean;
  /** Whether its user chooses between inserting and replacing. */
  readonly insertReplace: boolean;
}

export function abilitiesOf({ workspace, textDocument }: ClientCapabilities): Abilities {
  const edits = workspace?.workspaceEdit;
  return {
    watches: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    folders: workspace?.workspaceFolders === true,
    confirms: edits?.documentChanges === true && edits.changeAnnotationSupport !== undefined,
    insertReplace: textDocument?.completion?.completionItem?.insertReplaceSupport === true,
  };
}
