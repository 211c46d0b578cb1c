import { readFileSync } from 'node:fs';
import path from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { codeOf } from './errors.js';

/** Patterns that hold below one folder. */
interface Level {
  readonly folder: string;
  readonly patterns: Ignore;
}

/** What to leave out while walking: `.gitignore` patterns, gathered from the repository's root downwards. */
export class Ignored {
  private constructor(private readonly levels: readonly Level[]) {}

  /** Nothing is left out. */
  static readonly nothing = new Ignored([]);

  /**
   * What holds in `folder`: `.git/info/exclude` and the `.gitignore` files from the repository's root down to the
   * folder's parent. A pattern that leaves out `folder` itself does not count: whoever names a folder means it.
   */
  static above(folder: string, repository: string | undefined): Ignored {
    if (repository === undefined) {
      return Ignored.nothing;
    }
    let ignored = Ignored.nothing.with(repository, path.join(repository, '.git', 'info', 'exclude'));
    if (folder === repository) {
      return ignored;
    }
    for (const parent of foldersBetween(repository, folder)) {
      ignored = ignored.enter(parent);
    }
    return new Ignored(ignored.levels.filter((level) => !level.patterns.ignores(`${relative(level.folder, folder)}/`)));
  }

  /** With the `.gitignore` of `folder`, if it has one. */
  enter(folder: string): Ignored {
    return this.with(folder, path.join(folder, '.gitignore'));
  }

  /** With `.gitignore` patterns that are relative to `folder`. */
  withPatterns(folder: string, patterns: readonly string[]): Ignored {
    return patterns.length === 0 ? this : new Ignored([...this.levels, { folder, patterns: ignore().add(patterns) }]);
  }

  /** The deepest file that speaks of a path decides, as in git. */
  has(file: string, isFolder: boolean): boolean {
    for (let index = this.levels.length - 1; index >= 0; index--) {
      const level = this.levels[index];
      if (level === undefined) {
        continue;
      }
      const { folder, patterns } = level;
      const verdict = patterns.test(`${relative(folder, file)}${isFolder ? '/' : ''}`);
      if (verdict.ignored || verdict.unignored) {
        return verdict.ignored;
      }
    }
    return false;
  }

  private with(folder: string, file: string): Ignored {
    try {
      return this.withPatterns(folder, readFileSync(file, 'utf8').split(/\r?\n/));
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'EACCES') {
        return this;
      }
      throw error;
    }
  }
}

// From the outer folder down to the inner one's parent.
function foldersBetween(outer: string, inner: string): readonly string[] {
  const parent = path.dirname(inner);
  return parent === outer || parent === inner ? [outer] : [...foldersBetween(outer, parent), parent];
}

function relative(from: string, to: string): string {
  return path.relative(from, to).split(path.sep).join('/');
}
