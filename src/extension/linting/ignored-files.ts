import ignore, { type Ignore } from 'ignore';
import * as vscode from 'vscode';
import { readText } from '../infrastructure/read-text.js';

/** Folders that hold other people's files. Glob for `findFiles`. */
export const foreignFolders = '**/{.git,node_modules,.venv,venv,site-packages,__pycache__,.tox,.ipynb_checkpoints}/**';

/** Which files of one workspace folder its `.gitignore` files leave out. */
export class IgnoredFiles {
  readonly #patterns: ReadonlyMap<string, Ignore>;

  private constructor(patterns: ReadonlyMap<string, Ignore>) {
    this.#patterns = patterns;
  }

  /** Reads every `.gitignore` of a folder. */
  static async read(folder: vscode.WorkspaceFolder): Promise<IgnoredFiles> {
    const files = await vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/.gitignore'), foreignFolders);
    const patterns = new Map<string, Ignore>();
    for (const file of files) {
      const path = vscode.workspace.asRelativePath(file, false);
      patterns.set(path.slice(0, -'.gitignore'.length), ignore().add(await readText(file)));
    }
    return new IgnoredFiles(patterns);
  }

  /** @param path relative to the folder, with `/` */
  has(path: string): boolean {
    for (let cut = path.length; cut >= 0; cut = cut === 0 ? -1 : path.lastIndexOf('/', cut - 2) + 1) {
      const prefix = path.slice(0, cut);
      const verdict = this.#patterns.get(prefix)?.test(path.slice(prefix.length));
      // The nearest file that says something decides, as git has it.
      if (verdict !== undefined && (verdict.ignored || verdict.unignored)) {
        return verdict.ignored;
      }
    }
    return false;
  }
}
