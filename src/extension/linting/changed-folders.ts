import * as vscode from 'vscode';
import { Debouncer } from '../infrastructure/debounce.js';
import { Owner } from '../infrastructure/disposable.js';

/** Long enough for a tool to write what belongs into a folder that it makes. */
const settledMs = 200;
const foreign = /(?:^|\/)(?:\.[^/]*|node_modules|venv|site-packages|__pycache__)(?:\/|$)/;

/**
 * The folders that come and go. A watcher of files is not told of each file in a folder that is made, moved or deleted
 * as a whole, and one that is told of folders cannot tell them from files: names without a dot count.
 */
export class ChangedFolders extends Owner {
  readonly #appeared = this.own(new vscode.EventEmitter<vscode.Uri>());
  /** Perhaps a folder, with perhaps files in it; only the outermost of several is told. */
  readonly onDidAppear = this.#appeared.event;
  readonly #vanished = this.own(new vscode.EventEmitter<vscode.Uri>());
  /** Perhaps a folder, with all in it. */
  readonly onDidVanish = this.#vanished.event;
  readonly #pauses = this.own(new Debouncer());
  readonly #waiting = new Map<string, vscode.Uri>();
  readonly #folder: vscode.WorkspaceFolder;

  constructor(folder: vscode.WorkspaceFolder) {
    super();
    this.#folder = folder;
    const pattern = new vscode.RelativePattern(folder, '**');
    const watcher = this.own(vscode.workspace.createFileSystemWatcher(pattern, false, true, false));
    this.own(
      watcher.onDidCreate((uri) => {
        if (this.#mayBeFolder(uri)) {
          this.#waiting.set(uri.path, uri);
          this.#pauses.schedule('appeared', settledMs, () => {
            this.#tellAppeared();
          });
        }
      }),
    );
    this.own(
      watcher.onDidDelete((uri) => {
        if (this.#mayBeFolder(uri)) {
          this.#vanished.fire(uri);
        }
      }),
    );
  }

  #tellAppeared(): void {
    const all = [...this.#waiting].sort(([one], [other]) => (one < other ? -1 : 1));
    this.#waiting.clear();
    let outermost: string | undefined;
    for (const [path, uri] of all) {
      if (outermost === undefined || !path.startsWith(`${outermost}/`)) {
        outermost = path;
        this.#appeared.fire(uri);
      }
    }
  }

  #mayBeFolder({ path }: vscode.Uri): boolean {
    const inside = path.slice(this.#folder.uri.path.length + 1);
    return inside !== '' && !inside.slice(inside.lastIndexOf('/') + 1).includes('.') && !foreign.test(inside);
  }
}
