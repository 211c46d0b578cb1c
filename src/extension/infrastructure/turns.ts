/** Runs work for keys, for each key one at a time; what is asked for meanwhile is done once more when that is over. */
export class Turns {
  /** The keys whose work runs, with the work to do next. */
  readonly #running = new Map<string, (() => Promise<void>) | undefined>();

  /** @returns when the work is done, or handed to the run before; throws what the work throws */
  async run(key: string, work: () => Promise<void>): Promise<void> {
    if (this.#running.has(key)) {
      this.#running.set(key, work);
      return;
    }
    for (let next: typeof work | undefined = work; next !== undefined; next = this.#running.get(key)) {
      this.#running.set(key, undefined);
      try {
        await next();
      } catch (error) {
        this.#running.delete(key);
        throw error;
      }
    }
    this.#running.delete(key);
  }
}
