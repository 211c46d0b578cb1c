import * as vscode from 'vscode';
import { Owner } from '../infrastructure/disposable.js';
import { judgedOf, type Connection, type Connections } from './connections.js';
import { loadEngine } from './load-engine.js';

/** What differs between two workspaces of the view, or between two snapshots of one, as read-only pages. */
export class ComparisonDocuments extends Owner {
  readonly #changed = this.own(new vscode.EventEmitter<vscode.Uri>());

  /** @param scheme of the addresses of the pages; two providers cannot share one */
  constructor(
    private readonly connections: Connections,
    private readonly scheme = 'aml-guard-comparison',
  ) {
    super();
    this.own(
      connections.onDidChange(() => {
        for (const { uri } of vscode.workspace.textDocuments) {
          if (uri.scheme === scheme && !connections.isReading) {
            this.#changed.fire(uri);
          }
        }
      }),
    );
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#textOf(uri),
      }),
    );
  }

  /** Shows what differs; of two readings of one workspace the older one stands first, whatever the order. */
  async show(first: Connection, second: Connection): Promise<void> {
    await vscode.commands.executeCommand('markdown.showPreview', this.uriFor(first, second));
  }

  /** The address of the page for two workspaces. */
  uriFor(first: Connection, second: Connection): vscode.Uri {
    const [before, after] = inOrder(first, second);
    return vscode.Uri.from({
      scheme: this.scheme,
      path: `/${vscode.l10n.t('{0} and {1}', before.name, after.name)}.md`,
      query: JSON.stringify([before.key, after.key]),
    });
  }

  async #textOf(uri: vscode.Uri): Promise<string> {
    const [before, after] = (JSON.parse(uri.query) as readonly string[]).map((key) => {
      const connection = this.connections.find(key);
      return connection === undefined ? undefined : judgedOf(connection)?.report;
    });
    if (before === undefined || after === undefined) {
      return `${vscode.l10n.t('One of the two is not shown any more.')}\n`;
    }
    const engine = await loadEngine();
    return engine.comparisonMarkdown(before, after, engine.compareReports(before, after));
  }
}

/** Of two readings of one workspace the older one first; two workspaces as they are. */
export function inOrder(first: Connection, second: Connection): readonly [Connection, Connection] {
  return isLater(first, second) ? [second, first] : [first, second];
}

/** Whether both are readings of one workspace, and the first is the later one. */
function isLater(first: Connection, second: Connection): boolean {
  const [a, b] = [first, second].map((connection) => judgedOf(connection)?.snapshot);
  return (
    a?.workspace.toLowerCase() === b?.workspace.toLowerCase() &&
    Date.parse(a?.takenAt ?? '') > Date.parse(b?.takenAt ?? '')
  );
}
