import * as vscode from 'vscode';
import type { Disposable } from './disposable.js';
import type { Log } from './log.js';

/**
 * Registers a command. This is the one place where a command's failure is caught: it is logged, and the person who
 * ran the command is told.
 */
export function registerCommand(log: Log, id: string, run: (...values: readonly unknown[]) => unknown): Disposable {
  return vscode.commands.registerCommand(id, async (...values: readonly unknown[]) => {
    try {
      return await run(...values);
    } catch (error) {
      log.error(`run ${id}`, error);
      void offerLog(log, error);
      return undefined;
    }
  });
}

/** Runs what nobody waits for; a failure is logged. */
export function runInBackground(log: Log, title: string, run: () => Promise<void>): void {
  run().catch((error: unknown) => {
    log.error(title, error);
  });
}

async function offerLog(log: Log, error: unknown): Promise<void> {
  const showLog = vscode.l10n.t('Show Log');
  const message = error instanceof Error ? error.message : String(error);
  if ((await vscode.window.showErrorMessage(vscode.l10n.t('AML Guard: {0}', message), showLog)) === showLog) {
    log.show();
  }
}
