import * as vscode from 'vscode';
import type { AccessDocuments } from './access-documents.js';
import type { AzureAccess } from './azure-session.js';
import { chooseConnection, judgedOrThrow } from './connection-choice.js';
import type { Connection, Connections } from './connections.js';
import { loadAzure, loadEngine } from './load-engine.js';
import type { PostureNode } from './tree-nodes.js';

interface Parts {
  readonly azure: AzureAccess;
  readonly connections: Connections;
  readonly documents: AccessDocuments;
}

/** A principal to choose, as the workspace shows it. */
export interface PrincipalItem extends vscode.QuickPickItem {
  readonly principal: string;
  /** Groups are asked for otherwise than people and services. */
  readonly type: 'group' | 'other';
}

/** What people ask about access: to a workspace, and of a principal. */
export class AccessCommands {
  constructor(private readonly parts: Parts) {}

  /** Shows who can do what at a line's resource. */
  async showAccess(node: PostureNode | undefined): Promise<void> {
    const { connections, documents } = this.parts;
    const prompt = vscode.l10n.t('Access to which workspace is to be shown?');
    const connection = node?.connection ?? (await chooseConnection(connections, prompt));
    if (connection !== undefined) {
      judgedOrThrow(connection);
      await documents.showAccess(connection, node?.kind === 'resource' ? node.subject.id : undefined);
    }
  }

  /** Asks for a principal of a workspace, reads all roles of it, and shows them. */
  async showPrincipal(given: Connection | undefined): Promise<void> {
    const chosen = await this.#choosePrincipal(given);
    if (chosen !== undefined) {
      await this.readPrincipal(chosen);
    }
  }

  /** Reads all roles of a principal, and shows them. */
  async readPrincipal(chosen: PrincipalItem): Promise<void> {
    const [engine, azure] = await Promise.all([loadEngine(), loadAzure()]);
    const options = { type: chosen.type };
    const text = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Reading the roles of {0}', chosen.label),
        cancellable: true,
      },
      async (_, token) => {
        const stop = new AbortController();
        const listener = token.onCancellationRequested(() => {
          stop.abort();
        });
        try {
          const read = await this.parts.azure.use(true, (client) =>
            azure.readPrincipal(client, chosen.principal, options, stop.signal),
          );
          return engine.formatPrincipal(engine.rolesOfPrincipal(read), 'markdown');
        } catch (error) {
          if (stop.signal.aborted) {
            return undefined;
          }
          const reason = await this.parts.azure.reasonOf(error, 'Microsoft.Resources/subscriptions/read');
          throw new Error(vscode.l10n.t('The roles could not be read. {0}', reason.message), { cause: error });
        } finally {
          listener.dispose();
        }
      },
    );
    if (text !== undefined) {
      await this.parts.documents.showPrincipal(chosen.principal, text);
    }
  }

  /** Copies the command of the Azure CLI that tells the same. */
  async copyPrincipalCommand(given: Connection | undefined): Promise<void> {
    const chosen = await this.#choosePrincipal(given);
    if (chosen !== undefined) {
      const { principalCommand } = await loadEngine();
      await vscode.env.clipboard.writeText(`${principalCommand(chosen.principal)}\n`);
      vscode.window.setStatusBarMessage(`$(copy) ${vscode.l10n.t('The command is in the clipboard')}`, 5_000);
    }
  }

  /** Reads the access lists of the account behind a line, or of all accounts of a workspace. */
  async readAccessLists(node: PostureNode | undefined): Promise<void> {
    const { connections } = this.parts;
    const connection =
      node?.connection ??
      (await chooseConnection(connections, vscode.l10n.t('Of which workspace are the access lists to be read?')));
    if (connection !== undefined) {
      const account = node?.kind === 'resource' ? node.subject.id : undefined;
      await connections.readAccessLists(connection.key, account);
    }
  }

  async #choosePrincipal(given: Connection | undefined): Promise<PrincipalItem | undefined> {
    const connection = given ?? (await chooseConnection(this.parts.connections, vscode.l10n.t('Of which workspace?')));
    if (connection === undefined) {
      return undefined;
    }
    const items = await principalItems(connection);
    if (items.length === 0) {
      throw new Error(
        vscode.l10n.t('No principal of {0} is known; its role assignments were not read', connection.name),
      );
    }
    return vscode.window.showQuickPick(items, {
      placeHolder: vscode.l10n.t('Whose roles?'),
      matchOnDescription: true,
      matchOnDetail: true,
    });
  }
}

/** The principals of a workspace, each with where it gets in. */
export async function principalItems(connection: Connection): Promise<readonly PrincipalItem[]> {
  const { access } = judgedOrThrow(connection).report;
  const { principalWords } = await loadEngine();
  const items = new Map<string, PrincipalItem & { readonly roles: Set<string> }>();
  for (const { name, grants } of access.places) {
    for (const { principal, role } of grants) {
      const known = items.get(principal.id) ?? {
        label: principalWords(principal),
        ...(principal.owners.length === 0 ? {} : { description: principal.id }),
        principal: principal.id,
        type:
          principal.type === 'group' || principal.type === 'foreign group' ? ('group' as const) : ('other' as const),
        roles: new Set<string>(),
      };
      known.roles.add(`${role} (${name})`);
      items.set(principal.id, known);
    }
  }
  return [...items.values()].map(({ roles, ...item }) => ({ ...item, detail: [...roles].join(', ') }));
}
