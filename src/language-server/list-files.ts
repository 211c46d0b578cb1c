import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Ignored } from '../cli/ignored.js';

const neverEntered = new Set(['.git', 'node_modules', '.venv', '__pycache__']);

/**
 * The files below a folder that are wanted, the nearer ones first; links are not followed.
 *
 * Bounded, because an editor may be opened in a home folder: no more than `most` files are returned, and no more than
 * ten times as many folders are looked into.
 */
export async function listFiles(
  root: string,
  ignored: Ignored,
  isWanted: (name: string) => boolean,
  most: number,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const files: string[] = [];
  let level = [{ folder: root, above: ignored }];
  for (let entered = 0; level.length > 0;) {
    const next: typeof level = [];
    for (const { folder, above } of level) {
      if (signal.aborted || files.length >= most || entered++ >= most * 10) {
        return files;
      }
      const here = above.enter(folder);
      for (const entry of await entriesOf(folder)) {
        const full = path.join(folder, entry.name);
        if (entry.isDirectory()) {
          if (!neverEntered.has(entry.name) && !here.has(full, true)) {
            next.push({ folder: full, above: here });
          }
        } else if (entry.isFile() && isWanted(entry.name) && !here.has(full, false) && files.length < most) {
          files.push(full);
        }
      }
    }
    level = next;
  }
  return files;
}

/** What cannot be listed holds nothing for us. */
async function entriesOf(folder: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  } catch {
    return [];
  }
}
