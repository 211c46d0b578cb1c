import { stat } from 'node:fs/promises';
import path from 'node:path';

/** Finds the nearest folder at or above another that holds one of some names. Asks the disk once for each folder. */
export class Markers {
  readonly #found = new Map<string, Promise<string | undefined>>();

  constructor(private readonly names: readonly string[]) {}

  /** @param folder absolute */
  findFrom(folder: string): Promise<string | undefined> {
    const known = this.#found.get(folder);
    if (known !== undefined) {
      return known;
    }
    const finding = this.#search(folder);
    this.#found.set(folder, finding);
    return finding;
  }

  async #search(folder: string): Promise<string | undefined> {
    for (const name of this.names) {
      if (await exists(path.join(folder, name))) {
        return folder;
      }
    }
    const parent = path.dirname(folder);
    return parent === folder ? undefined : this.findFrom(parent);
  }
}

/** Whether there is something of that name. */
async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
