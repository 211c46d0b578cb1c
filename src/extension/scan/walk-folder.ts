import ignore, { type Ignore } from 'ignore';
import * as vscode from 'vscode';
import { languageOf } from '../../core/documents/detect.js';
import type { ScanTrouble } from '../../formats/scan-messages.js';
import { readText } from '../infrastructure/read-text.js';

/** Folders of version control and of installed packages, as the command line has them. */
const neverEntered: ReadonlySet<string> = new Set(['.git', 'node_modules', '.venv', '__pycache__']);

export interface WalkedFolder {
  /** Relative to the folder, with `/`, in the order of the command line: by name, folder for folder. */
  readonly paths: readonly string[];
  /** Folders that could not be listed. */
  readonly troubles: readonly ScanTrouble[];
}

/** The files of a folder that the engine reads, on any file system, without what `.gitignore` files leave out. */
export async function walkFolder(folder: vscode.Uri, signal: AbortSignal): Promise<WalkedFolder> {
  const paths: string[] = [];
  const troubles: ScanTrouble[] = [];
  await walk('', []);
  return { paths, troubles };

  async function walk(prefix: string, above: readonly Level[]): Promise<void> {
    if (signal.aborted) {
      return;
    }
    const uri = vscode.Uri.joinPath(folder, prefix);
    let entries: [string, vscode.FileType][];
    try {
      entries = await vscode.workspace.fs.readDirectory(uri);
    } catch (error) {
      if (error instanceof vscode.FileSystemError) {
        const path = prefix === '' ? '.' : prefix.slice(0, -1);
        troubles.push({ path, reason: vscode.l10n.t('the folder could not be read') });
        return;
      }
      throw error;
    }
    const own = entries.some(([name]) => name === '.gitignore') ? await readLevel(uri, prefix) : [];
    const levels = [...above, ...own];
    for (const [name, type] of entries.sort(([a], [b]) => (a < b ? -1 : 1))) {
      const path = `${prefix}${name}`;
      // Exactly: a symbolic link has another bit beside, and is not followed.
      if (type === vscode.FileType.Directory) {
        if (!neverEntered.has(name) && !isIgnored(`${path}/`, levels)) {
          await walk(`${path}/`, levels);
        }
      } else if (type === vscode.FileType.File && languageOf(name) !== undefined && !isIgnored(path, levels)) {
        paths.push(path);
      }
    }
  }
}

/** Patterns that hold below one folder. */
interface Level {
  readonly prefix: string;
  readonly patterns: Ignore;
}

async function readLevel(folder: vscode.Uri, prefix: string): Promise<readonly Level[]> {
  try {
    return [{ prefix, patterns: ignore().add(await readText(vscode.Uri.joinPath(folder, '.gitignore'))) }];
  } catch (error) {
    if (error instanceof vscode.FileSystemError) {
      return [];
    }
    throw error;
  }
}

/** The deepest file that speaks of a path decides, as in git. */
function isIgnored(path: string, levels: readonly Level[]): boolean {
  for (const { prefix, patterns } of [...levels].reverse()) {
    const verdict = patterns.test(path.slice(prefix.length));
    if (verdict.ignored || verdict.unignored) {
      return verdict.ignored;
    }
  }
  return false;
}
