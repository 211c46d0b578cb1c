import { type Dirent, readdirSync } from 'node:fs';
import path from 'node:path';
import { languageOf } from '../core/documents/detect.js';
import { fileTrouble } from './errors.js';
import type { Ignored } from './ignored.js';

const neverEntered = new Set(['.git', 'node_modules', '.venv', '__pycache__']);

export interface FoundFiles {
  /** Absolute, in the order of their names, compared by code units. */
  readonly files: readonly string[];
  /** Folders that could not be listed. */
  readonly failures: readonly { readonly file: string; readonly message: string }[];
}

/**
 * The files below `folder` that the engine reads. Symbolic links are not followed, and folders of version control and
 * of installed packages are never entered.
 *
 * @param ignored what holds in `folder`; the `.gitignore` files in and below it are added on the way
 * @param also which other files are wanted, by their names (default: none)
 */
export function findFiles(folder: string, ignored: Ignored, also: (name: string) => boolean = () => false): FoundFiles {
  const files: string[] = [];
  const failures: { file: string; message: string }[] = [];
  walk(folder, ignored);
  return { files, failures };

  function isWanted(name: string): boolean {
    return languageOf(name) !== undefined || also(name);
  }

  function walk(current: string, above: Ignored): void {
    let entries: Dirent[];
    try {
      entries = readdirSync(current, { withFileTypes: true });
    } catch (error) {
      failures.push({ file: current, message: `the folder ${fileTrouble(error)}` });
      return;
    }
    const here = entries.some(({ name }) => name === '.gitignore') ? above.enter(current) : above;
    for (const entry of entries.sort((a, b) => compare(a.name, b.name))) {
      const full = path.join(current, entry.name);
      if (entry.isDirectory()) {
        if (!neverEntered.has(entry.name) && !here.has(full, true)) {
          walk(full, here);
        }
      } else if (entry.isFile() && isWanted(entry.name) && !here.has(full, false)) {
        files.push(full);
      }
    }
  }
}

/** Orders texts by code units, the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
