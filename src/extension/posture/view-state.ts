import * as vscode from 'vscode';

/** What the empty view says; the welcome texts of the manifest stand under these names. */
export type EmptyState = 'signed-out' | 'no-subscription' | 'no-workspace' | 'refused' | 'offline' | 'ready';

/** Tells the manifest's `when` clauses why the view is empty. */
export class ViewState {
  #state: EmptyState = 'ready';

  get current(): EmptyState {
    return this.#state;
  }

  set(state: EmptyState, message?: string): void {
    this.#state = state;
    void vscode.commands.executeCommand('setContext', 'amlGuard.posture.state', state);
    void vscode.commands.executeCommand('setContext', 'amlGuard.posture.message', message ?? '');
  }
}
