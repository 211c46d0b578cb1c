import * as vscode from 'vscode';

/** What the empty view says; the welcome texts of the manifest stand under these names. */
export type EmptyState =
  | 'ready'
  | 'signed-out'
  | 'no-subscription'
  | 'no-workspace'
  | 'refused'
  | 'offline'
  /** Azure answered, but not with a list. */
  | 'failed';

/** Tells the manifest's `when` clauses why the view is empty. */
export class ViewState {
  #state: EmptyState = 'ready';

  constructor() {
    this.set('ready');
  }

  get current(): EmptyState {
    return this.#state;
  }

  set(state: EmptyState): void {
    this.#state = state;
    void vscode.commands.executeCommand('setContext', 'amlGuard.posture.state', state);
  }
}
