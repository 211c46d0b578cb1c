/** Something that has to be let go of. */
export interface Disposable {
  dispose(): void;
}

/**
 * Owns what it created: each thing is registered at the line that makes it, and let go of last in, first out.
 */
export class Owner implements Disposable {
  readonly #owned: Disposable[] = [];
  #isDisposed = false;

  get isDisposed(): boolean {
    return this.#isDisposed;
  }

  /** Keeps `thing` until this owner is disposed; disposes it at once when that has happened already. */
  own<T extends Disposable>(thing: T): T {
    if (this.#isDisposed) {
      thing.dispose();
    } else {
      this.#owned.push(thing);
    }
    return thing;
  }

  /** Disposes everything once. All are tried; throws an `AggregateError` when some failed. */
  dispose(): void {
    this.#isDisposed = true;
    const errors: unknown[] = [];
    for (let thing = this.#owned.pop(); thing !== undefined; thing = this.#owned.pop()) {
      try {
        thing.dispose();
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) {
      throw new AggregateError(errors, 'some parts could not be disposed');
    }
  }
}
