import type { Disposable } from './disposable.js';

/** Runs one action per key after a pause; asking again before it is over starts the pause anew. */
export class Debouncer implements Disposable {
  readonly #timers = new Map<string, NodeJS.Timeout>();

  schedule(key: string, pauseMs: number, action: () => void): void {
    this.cancel(key);
    this.#timers.set(
      key,
      setTimeout(() => {
        this.#timers.delete(key);
        action();
      }, pauseMs),
    );
  }

  cancel(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  dispose(): void {
    for (const timer of this.#timers.values()) {
      clearTimeout(timer);
    }
    this.#timers.clear();
  }
}
