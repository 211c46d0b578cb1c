interface Stale {
  /** What changed on disk. */
  readonly changed: Set<string>;
  /** What is told something else by other files, perhaps only by a text that nobody has saved. */
  readonly affected: Set<string>;
  isAll: boolean;
}

/** Which files of which folders are not what they were when they were scanned. */
export class StaleFiles {
  readonly #folders = new Map<string, Stale>();

  /** Whether something changed on disk. */
  get isPressing(): boolean {
    return [...this.#folders.values()].some(({ isAll, changed }) => isAll || changed.size > 0);
  }

  has(folder: string, path: string): boolean {
    const stale = this.#folders.get(folder);
    return stale !== undefined && (stale.isAll || stale.changed.has(path));
  }

  add(folder: string, path: string): void {
    this.#of(folder).changed.add(path);
  }

  /** These are told something else than before by files that changed; that alone asks for no scan. */
  affect(folder: string, paths: readonly string[]): void {
    paths.forEach((path) => this.#of(folder).affected.add(path));
  }

  addAll(folder: string): void {
    this.#of(folder).isAll = true;
  }

  clear(): void {
    this.#folders.clear();
  }

  /**
   * Takes out what is to be scanned again.
   *
   * @param isReady says no of a file whose turn has not come; it stays
   * @returns `undefined` for nothing
   */
  take(folder: string, isReady: (path: string) => boolean): ReadonlySet<string> | 'all' | undefined {
    const stale = this.#folders.get(folder);
    if (stale === undefined || (!stale.isAll && stale.changed.size === 0)) {
      return undefined;
    }
    this.#folders.delete(folder);
    if (stale.isAll) {
      return 'all';
    }
    const all = [...new Set([...stale.changed, ...stale.affected])];
    const ready = new Set(all.filter(isReady));
    all
      .filter((path) => !ready.has(path))
      .forEach((path) => {
        this.add(folder, path);
      });
    return ready.size === 0 ? undefined : ready;
  }

  #of(folder: string): Stale {
    const known = this.#folders.get(folder) ?? { changed: new Set(), affected: new Set(), isAll: false };
    this.#folders.set(folder, known);
    return known;
  }
}
