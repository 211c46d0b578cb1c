import * as vscode from 'vscode';
import { Owner } from '../infrastructure/disposable.js';
import type { Connections } from './connections.js';

/** Shows that workspaces are read, as long as one is: the bar above the view, and its button to cancel. */
export class ReadingProgress extends Owner {
  #finish: (() => void) | undefined;

  constructor(
    private readonly connections: Connections,
    viewId: string,
  ) {
    super();
    this.own(
      connections.onDidChange(() => {
        this.#follow(viewId);
      }),
    );
    this.own({
      dispose: () => {
        this.#end();
      },
    });
  }

  #follow(viewId: string): void {
    if (!this.connections.isReading) {
      this.#end();
    } else if (this.#finish === undefined) {
      const finished = new Promise<void>((resolve) => {
        this.#finish = resolve;
      });
      void vscode.window.withProgress({ location: { viewId } }, () => finished);
      void vscode.commands.executeCommand('setContext', 'amlGuard.posture.reading', true);
    }
  }

  #end(): void {
    if (this.#finish !== undefined) {
      this.#finish();
      this.#finish = undefined;
      void vscode.commands.executeCommand('setContext', 'amlGuard.posture.reading', false);
    }
  }
}
