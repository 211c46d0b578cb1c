import type { ScanTrouble } from '../../formats/scan-messages.js';
import type { ScannedFile, ScannedFinding } from '../../formats/scanned-file.js';

interface FolderResults {
  readonly files: Map<string, readonly ScannedFinding[]>;
  /** By path. */
  troubles: ReadonlyMap<string, string>;
}

/** What the last scan of each folder says of its files as they are on disk. Knows neither the editor nor threads. */
export class ScanResults {
  readonly #folders = new Map<string, FolderResults>();
  #version = 0;

  /** Another number after each change. */
  get version(): number {
    return this.#version;
  }

  /** The folders that were scanned, by their addresses. */
  get folders(): readonly string[] {
    return [...this.#folders.keys()];
  }

  /** How many files were looked at, those without findings included. */
  get fileCount(): number {
    return [...this.#folders.values()].reduce((sum, { files }) => sum + files.size, 0);
  }

  has(folder: string): boolean {
    return this.#folders.has(folder);
  }

  /** The findings of a file; `undefined` for one that the scan did not look at. */
  findingsIn(folder: string, path: string): readonly ScannedFinding[] | undefined {
    return this.#folders.get(folder)?.files.get(path);
  }

  /** The files that the scan looked at, in no order. */
  pathsOf(folder: string): readonly string[] {
    return [...(this.#folders.get(folder)?.files.keys() ?? [])];
  }

  /** The files of a folder that have findings, in the order of their paths, compared by code units. */
  filesOf(folder: string): readonly ScannedFile[] {
    const files = [...(this.#folders.get(folder)?.files ?? [])].filter(([, findings]) => findings.length > 0);
    return files.sort(([a], [b]) => (a < b ? -1 : 1)).map(([path, findings]) => ({ path, findings }));
  }

  /** What could not be judged. */
  troublesOf(folder: string): readonly ScanTrouble[] {
    return [...(this.#folders.get(folder)?.troubles ?? [])].map(([path, reason]) => ({ path, reason }));
  }

  /** Takes over what was found in some files, in place of what was known of them. */
  put(folder: string, files: readonly ScannedFile[]): void {
    this.#version++;
    const results = this.#folder(folder);
    for (const { path, findings } of files) {
      results.files.set(path, findings);
    }
  }

  /**
   * A scan of a folder is over: what it was to look at and did not meet is not there any more.
   *
   * @param met the files that it has told of
   * @param asked the only files that it looked at (default: all of the folder)
   */
  finish(
    folder: string,
    met: ReadonlySet<string>,
    troubles: readonly ScanTrouble[],
    asked?: ReadonlySet<string>,
  ): void {
    this.#version++;
    const results = this.#folder(folder);
    for (const path of [...results.files.keys()]) {
      if (!met.has(path) && asked?.has(path) !== false) {
        results.files.delete(path);
      }
    }
    const others = [...results.troubles].filter(([path]) => asked?.has(path) === false);
    results.troubles = new Map([...others, ...troubles.map(({ path, reason }) => [path, reason] as const)]);
  }

  /** Takes out a file, or all files below a folder that is gone. @returns whether there were any */
  forget(folder: string, path: string): boolean {
    const files = this.#folders.get(folder)?.files;
    const gone = [...(files?.keys() ?? [])].filter((known) => known === path || known.startsWith(`${path}/`));
    this.#version++;
    gone.forEach((known) => files?.delete(known));
    return gone.length > 0;
  }

  /** Takes out all, or all of one folder. */
  clear(folder?: string): void {
    this.#version++;
    if (folder === undefined) {
      this.#folders.clear();
    } else {
      this.#folders.delete(folder);
    }
  }

  #folder(folder: string): FolderResults {
    const known = this.#folders.get(folder) ?? { files: new Map(), troubles: new Map() };
    this.#folders.set(folder, known);
    return known;
  }
}
