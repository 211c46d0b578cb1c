import * as vscode from 'vscode';
import { runInBackground } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { AzureSession } from './azure-session.js';
import { CheckPages } from './check-pages.js';
import { Connections } from './connections.js';
import { PostureCommands } from './posture-commands.js';
import { PostureTree } from './posture-tree.js';
import { ResourceDocuments } from './resource-documents.js';
import { ViewState } from './view-state.js';

/** The posture view: connected workspaces, what is known of them, and what can be done about it. */
export class PostureFeature extends Owner {
  readonly connections: Connections;
  readonly tree: PostureTree;
  #shown = false;

  constructor(context: vscode.ExtensionContext, log: Log) {
    super();
    const { version } = context.extension.packageJSON as { readonly version: string };
    const session = this.own(new AzureSession(`aml-guard/${version}`));
    const sample = vscode.Uri.joinPath(context.extensionUri, 'media', 'sample-workspace.json');
    this.connections = this.own(new Connections(session, context.workspaceState, sample, log));
    this.tree = this.own(new PostureTree(this.connections));
    const documents = this.own(new ResourceDocuments(this.connections));
    const pages = this.own(new CheckPages(context.extensionUri));
    const state = new ViewState();
    state.set('ready');
    this.own(
      new PostureCommands({ session, connections: this.connections, tree: this.tree, documents, pages, state }, log),
    );
    // Nothing is read before somebody looks at the view.
    const show = (): void => {
      if (this.tree.view.visible && !this.#shown) {
        this.#shown = true;
        runInBackground(log, 'show the workspaces', () => this.#firstShow());
      }
    };
    this.own(this.tree.view.onDidChangeVisibility(show));
    show();
  }

  /** Reads what was connected before, silently; shows the sample where the settings ask for it. */
  async #firstShow(): Promise<void> {
    const known = this.connections.all;
    if (known.length === 0 && vscode.workspace.getConfiguration('amlGuard').get('posture.showSample') === true) {
      await this.connections.openSample();
    }
    await Promise.all(known.map(({ key }) => this.connections.refresh(key, false)));
  }
}
