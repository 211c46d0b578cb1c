import * as vscode from 'vscode';
import { describeAge } from '../infrastructure/age.js';
import { judgedOf, type Connection, type Connections } from './connections.js';
import type { Judged } from './judge.js';

export type ConnectionItem = vscode.QuickPickItem & { readonly connection: Connection };

/** A workspace in a list to choose from; two readings of one are told apart by their time. */
export function itemFor(connection: Connection): ConnectionItem {
  const takenAt = judgedOf(connection)?.report.takenAt;
  const words = { azure: 'Azure', file: vscode.l10n.t('snapshot'), sample: vscode.l10n.t('sample') } as const;
  const age = takenAt === undefined ? [] : [vscode.l10n.t('read {0}', describeAge(takenAt, Date.now()))];
  return { label: connection.name, description: [words[connection.source], ...age].join(' · '), connection };
}

/**
 * Asks which of the shown workspaces is meant; the only one is not asked about.
 *
 * @throws Error when none is shown
 */
export async function chooseConnection({ all }: Connections, placeHolder: string): Promise<Connection | undefined> {
  if (all.length === 0) {
    throw new Error(vscode.l10n.t('No workspace is connected; connect one first'));
  }
  if (all.length === 1) {
    return all[0];
  }
  return (await vscode.window.showQuickPick(all.map(itemFor), { placeHolder }))?.connection;
}

/** What is known of a workspace. @throws Error when it has not been read */
export function judgedOrThrow(connection: Connection): Judged {
  const judged = judgedOf(connection);
  if (judged === undefined) {
    throw new Error(vscode.l10n.t('{0} has not been read yet; refresh it first', connection.name));
  }
  return judged;
}
