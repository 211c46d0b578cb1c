import type * as vscode from 'vscode';
import { Debouncer } from '../infrastructure/debounce.js';
import { Owner } from '../infrastructure/disposable.js';

/** Changes that come closer together than this are one, milliseconds. */
const pauseMs = 2_000;
/** Our own question for a token makes VS Code say that sessions changed, milliseconds after it. */
const quietMs = 5_000;

/**
 * Tells when somebody signed in or out, once for each burst of events, and not for what our own questions for a token
 * cause: a reader that begins anew at each event would never end
 * (<https://github.com/microsoft/vscode-azureresourcegroups/issues/1254>).
 */
export class SessionChanges extends Owner {
  readonly #pauses = this.own(new Debouncer());
  #asking = 0;
  #quietUntil = 0;

  constructor(
    changes: vscode.Event<vscode.AuthenticationSessionsChangeEvent>,
    onChange: () => void,
    private readonly times: { readonly pauseMs: number; readonly quietMs: number } = { pauseMs, quietMs },
  ) {
    super();
    this.own(
      changes(({ provider }) => {
        if (provider.id.startsWith('microsoft') && !this.#isQuiet) {
          this.#pauses.schedule('changed', this.times.pauseMs, onChange);
        }
      }),
    );
  }

  /** Asks for a token; what VS Code says of sessions meanwhile and shortly afterwards is our own doing. */
  async during<T>(ask: () => Thenable<T>): Promise<T> {
    this.#asking++;
    try {
      return await ask();
    } finally {
      this.#asking--;
      this.#quietUntil = Date.now() + this.times.quietMs;
    }
  }

  get #isQuiet(): boolean {
    return this.#asking > 0 || Date.now() < this.#quietUntil;
  }
}
