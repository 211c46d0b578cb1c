import * as vscode from 'vscode';
import type { NameSource } from '../../azure/resolve-names.js';
import { Owner } from '../infrastructure/disposable.js';
import { judgedOf, type Connection, type Connections } from './connections.js';
import { loadAzure, loadEngine } from './load-engine.js';

/**
 * Where the names of a workspace lead from the machine that the extension runs on, as read-only pages. A page is asked
 * for by a command and stays as it was until the command is run again: nothing here asks by itself.
 */
export class NameDocuments extends Owner {
  readonly #changed = this.own(new vscode.EventEmitter<vscode.Uri>());
  readonly #texts = new Map<string, string>();

  /**
   * @param scheme of the addresses of the pages; two providers cannot share one
   * @param source what names are asked of (default: the name service of this machine)
   */
  constructor(
    private readonly connections: Connections,
    private readonly scheme = 'aml-guard-names',
    private readonly source?: NameSource,
  ) {
    super();
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) =>
          this.#texts.get(JSON.parse(uri.query) as string) ??
          `${vscode.l10n.t('Run the command "Look at Names from Here" to ask about the names of this workspace.')}\n`,
      }),
    );
  }

  /** Asks about the names of a workspace and shows the page. Cancelling shows nothing new. */
  async show(connection: Connection): Promise<void> {
    const text = await this.#look(connection);
    if (text === undefined) {
      return;
    }
    this.#texts.set(connection.key, text);
    const uri = this.uriFor(connection);
    this.#changed.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }

  /** The address of the page of a workspace. */
  uriFor({ key, name }: Connection): vscode.Uri {
    return vscode.Uri.from({
      scheme: this.scheme,
      path: `/${vscode.l10n.t('Names of {0} from Here', name)}.md`,
      query: JSON.stringify(key),
    });
  }

  /** @returns the page; `undefined` when the person has cancelled */
  async #look(connection: Connection): Promise<string | undefined> {
    const current = this.connections.find(connection.key);
    const snapshot = current === undefined ? undefined : judgedOf(current)?.snapshot;
    if (snapshot === undefined) {
      return `${vscode.l10n.t('This workspace is not shown any more, or has not been read yet.')}\n`;
    }
    const place = placeNote(vscode.env.remoteName, vscode.env.uiKind);
    const [engine, azure] = await Promise.all([loadEngine(), loadAzure()]);
    const options = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Looking at names from here'),
      cancellable: true,
    };
    return vscode.window.withProgress(options, async (_, token) => {
      const controller = new AbortController();
      const listening = token.onCancellationRequested(() => {
        controller.abort();
      });
      try {
        const look = await azure.lookFromHere(snapshot, this.source ?? azure.systemNames(), controller.signal);
        return `${engine.namesMarkdown(look)}\n${place}\n`;
      } catch (error) {
        if (controller.signal.aborted) {
          return undefined;
        }
        throw error;
      } finally {
        listening.dispose();
      }
    });
  }
}

/** Whose name service it was: in a remote window not that of the machine in front of the person. */
function placeNote(remote: string | undefined, kind: vscode.UIKind): string {
  if (remote !== undefined) {
    return vscode.l10n.t(
      '“Here” is the remote machine ({0}) that the extension runs on, not the one in front of you.',
      remote,
    );
  }
  return kind === vscode.UIKind.Web
    ? vscode.l10n.t('“Here” is the server that the extension runs on, not the machine in front of you.')
    : vscode.l10n.t('“Here” is this machine.');
}
