import * as vscode from 'vscode';
import { Owner } from '../infrastructure/disposable.js';
import { judgedOf, type Connection, type Connections } from './connections.js';
import { loadEngine } from './load-engine.js';

/** Who can do what at a workspace, and all roles of a principal, as read-only pages. */
export class AccessDocuments extends Owner {
  readonly #changed = this.own(new vscode.EventEmitter<vscode.Uri>());
  /** What was read of principals, by object id; read again only at a person's command. */
  readonly #principals = new Map<string, string>();

  /** @param scheme of the addresses of the pages; two providers cannot share one */
  constructor(
    private readonly connections: Connections,
    private readonly scheme = 'aml-guard-access',
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

  /** Shows who can do what at a resource, or at all of a workspace. */
  async showAccess(connection: Connection, resource: string | undefined): Promise<void> {
    await vscode.commands.executeCommand('markdown.showPreview', this.accessUri(connection, resource));
  }

  /** The address of the page. */
  accessUri({ key, name }: Connection, resource: string | undefined): vscode.Uri {
    return vscode.Uri.from({
      scheme: this.scheme,
      path: `/${vscode.l10n.t('Access to {0}', resource?.split('/').at(-1) ?? name)}.md`,
      query: JSON.stringify({ connection: key, ...(resource === undefined ? {} : { resource }) }),
    });
  }

  /** Keeps what was read of a principal, and shows it. */
  async showPrincipal(principal: string, markdown: string): Promise<void> {
    const uri = this.principalUri(principal);
    this.#principals.set(principal, markdown);
    this.#changed.fire(uri);
    await vscode.commands.executeCommand('markdown.showPreview', uri);
  }

  /** The address of the page about a principal. */
  principalUri(principal: string): vscode.Uri {
    return vscode.Uri.from({
      scheme: this.scheme,
      path: `/${vscode.l10n.t('Roles of {0}', principal)}.md`,
      query: JSON.stringify({ principal }),
    });
  }

  async #textOf(uri: vscode.Uri): Promise<string> {
    const { connection, resource, principal } = JSON.parse(uri.query) as {
      readonly connection?: string;
      readonly resource?: string;
      readonly principal?: string;
    };
    if (principal !== undefined) {
      const gone = vscode.l10n.t('The roles of this principal are not kept any more; read them again.');
      return this.#principals.get(principal) ?? `${gone}\n`;
    }
    const found = connection === undefined ? undefined : this.connections.find(connection);
    const judged = found === undefined ? undefined : judgedOf(found);
    if (judged === undefined) {
      return `${vscode.l10n.t('The workspace is not shown any more.')}\n`;
    }
    const { accessMarkdown } = await loadEngine();
    return accessMarkdown(judged.report, resource);
  }
}
