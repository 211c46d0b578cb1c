import * as vscode from 'vscode';
import { redactSecrets } from '../../core/findings/redaction.js';
import type { Disposable } from './disposable.js';

/** The extension's log, in the output panel. Nothing that looks like a secret is written to it. */
export class Log implements Disposable {
  readonly #channel = vscode.window.createOutputChannel('AML Guard', { log: true });
  #errors = 0;

  /** How many failures were logged since the start. */
  get errors(): number {
    return this.#errors;
  }

  info(message: string): void {
    this.#channel.info(redactSecrets(message));
  }

  warn(message: string): void {
    this.#channel.warn(redactSecrets(message));
  }

  /** @param during what was tried: "judge jobs/train.yml" */
  error(during: string, error: unknown): void {
    this.#errors++;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#channel.error(redactSecrets(`could not ${during}: ${text}`));
  }

  show(): void {
    this.#channel.show(true);
  }

  dispose(): void {
    this.#channel.dispose();
  }
}
