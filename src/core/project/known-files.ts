import { folderOf } from './project-path.js';

/** The files that a project is known to have, and with them its folders. */
export class KnownFiles {
  readonly #files = new Set<string>();
  /** How many known files lie in a folder or below it. */
  readonly #folders = new Map<string, number>();

  add(path: string): void {
    if (!this.#files.has(path)) {
      this.#files.add(path);
      this.#count(path, 1);
    }
  }

  delete(path: string): void {
    if (this.#files.delete(path)) {
      this.#count(path, -1);
    }
  }

  hasFile(path: string): boolean {
    return this.#files.has(path);
  }

  /** Whether there is a file or a folder of that path. */
  has(path: string): boolean {
    return this.#files.has(path) || this.#folders.has(path);
  }

  [Symbol.iterator](): IterableIterator<string> {
    return this.#files.values();
  }

  #count(path: string, by: number): void {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const count = (this.#folders.get(folder) ?? 0) + by;
      if (count === 0) {
        this.#folders.delete(folder);
      } else {
        this.#folders.set(folder, count);
      }
      if (folder === '') {
        return;
      }
    }
  }
}
