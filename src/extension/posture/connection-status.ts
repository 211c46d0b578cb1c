import * as vscode from 'vscode';
import { counted } from '../infrastructure/counted.js';
import { Owner } from '../infrastructure/disposable.js';
import { judgedOf, type Connection, type Connections } from './connections.js';

/** What the status bar says. */
export interface ConnectionWords {
  readonly text: string;
  readonly tooltip: string;
  /** What a screen reader says: without icons. */
  readonly label: string;
  readonly needsSignIn: boolean;
}

/**
 * What the status bar says of the workspaces of Azure in the view; nothing while there is none. What is made up, or was
 * saved as a file, is no connection.
 */
export function describeConnections(all: readonly Connection[]): ConnectionWords | undefined {
  const connected = all.filter(({ source }) => source === 'azure');
  const [first] = connected;
  if (first === undefined) {
    return undefined;
  }
  const { length } = connected;
  const what =
    length === 1
      ? first.name
      : counted(length, vscode.l10n.t('{0} workspace', length), vscode.l10n.t('{0} workspaces', length));
  const signedOut = connected.filter(({ state }) => state.is === 'failed' && state.reason.code === 'signed-out');
  if (signedOut.length > 0) {
    const names = signedOut.map(({ name }) => name).join(', ');
    return {
      text: vscode.l10n.t('$(shield) Sign in to Azure'),
      tooltip: vscode.l10n.t('AML Guard: it takes a sign-in to read {0}', names),
      label: vscode.l10n.t('AML Guard: sign in to Azure to read {0}', names),
      needsSignIn: true,
    };
  }
  const reports = connected.flatMap((connection) => judgedOf(connection)?.report ?? []);
  const failing = reports.reduce((sum, { counts, accepted }) => sum + counts.fail - accepted, 0);
  const isRead = reports.length > 0;
  const words = isRead
    ? counted(failing, vscode.l10n.t('{0} failing check', failing), vscode.l10n.t('{0} failing checks', failing))
    : vscode.l10n.t('not read yet');
  return {
    text: isRead ? vscode.l10n.t('$(shield) {0}: {1} failing', what, failing) : `$(shield) ${what}`,
    tooltip: vscode.l10n.t('AML Guard: {0} ({1})', connected.map(({ name }) => name).join(', '), words),
    label: vscode.l10n.t('AML Guard: {0}, {1}', what, words),
    needsSignIn: false,
  };
}

/** The one item in the status bar: there while a workspace of Azure is connected, and leads to the view. */
export class ConnectionStatus extends Owner {
  readonly item = this.own(vscode.window.createStatusBarItem('amlGuard.connection', vscode.StatusBarAlignment.Left));

  constructor(private readonly connections: Connections) {
    super();
    this.item.name = 'AML Guard';
    this.item.command = 'amlGuard.posture.focus';
    this.own(
      connections.onDidChange(() => {
        this.#show();
      }),
    );
    this.#show();
  }

  #show(): void {
    const words = describeConnections(this.connections.all);
    if (words === undefined) {
      this.item.hide();
      return;
    }
    const { text, tooltip, label, needsSignIn } = words;
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.accessibilityInformation = { label, role: 'button' };
    this.item.backgroundColor = needsSignIn ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.item.show();
  }
}
