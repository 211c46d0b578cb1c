/** The folder part of a project path; `''` for a file at the root. */
export function folderOf(path: string): string {
  const cut = path.lastIndexOf('/');
  return cut < 0 ? '' : path.slice(0, cut);
}

/** The last part of a project path. */
export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Joins parts written in a file, which may hold `.`, `..` and Windows separators, into a project path.
 *
 * @returns `undefined` when the result lies outside the project or a part is absolute or a URL
 */
export function joinPath(...parts: readonly string[]): string | undefined {
  const joined: string[] = [];
  for (const part of parts) {
    if (/^(?:[\\/]|[A-Za-z][\w+.-]*:)/.test(part)) {
      return undefined;
    }
    for (const segment of part.split(/[\\/]+/)) {
      if (segment === '..') {
        if (joined.pop() === undefined) {
          return undefined;
        }
      } else if (segment !== '' && segment !== '.') {
        joined.push(segment);
      }
    }
  }
  return joined.join('/');
}

/** The folders that a file stands in, the nearest first, the root last. */
export function foldersAround(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === '') {
      return folders;
    }
  }
}
