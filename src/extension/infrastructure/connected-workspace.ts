import * as vscode from 'vscode';
import type { WorkspaceKnowledge } from '../../core/project/workspace-catalogue.js';
import type { WorkspaceFacts } from '../../core/project/workspace-facts.js';
import { Owner } from './disposable.js';

/** What is known of a connected workspace, for the files of each folder. */
export interface ConnectedFacts {
  /** By the folder's address. */
  readonly folders: ReadonlyMap<string, WorkspaceKnowledge>;
  /** For files that lie in no folder. */
  readonly elsewhere?: WorkspaceKnowledge | undefined;
}

const nothing: ConnectedFacts = { folders: new Map() };

/** Where the posture view leaves what it knows, and the linter finds it: neither knows the other. */
export class ConnectedWorkspace extends Owner {
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  /** A snapshot came or went: judge again. */
  readonly onDidChange = this.#changed.event;
  #facts = nothing;

  /** What rules may be told about the workspace that a file is for; nothing while none is connected. */
  factsFor(uri: vscode.Uri): WorkspaceFacts | undefined {
    return this.knowledgeFor(uri)?.facts;
  }

  /** The same with the names in the workspace, for help with writing them. */
  knowledgeFor(uri: vscode.Uri): WorkspaceKnowledge | undefined {
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    return folder === undefined ? this.#facts.elsewhere : this.#facts.folders.get(folder.uri.toString());
  }

  /** Replaces what is known; says so only when it differs. */
  set(facts: ConnectedFacts): void {
    const before = this.#facts;
    this.#facts = facts;
    const isSame =
      before.elsewhere === facts.elsewhere &&
      before.folders.size === facts.folders.size &&
      [...facts.folders].every(([folder, known]) => before.folders.get(folder) === known);
    if (!isSame) {
      this.#changed.fire();
    }
  }
}
