import * as vscode from 'vscode';

/** The scheme of virtual workspaces of VS Code itself, such as a repository on GitHub that nobody has cloned. */
export const memoryScheme = 'vscode-vfs';

interface Entry {
  readonly bytes: Uint8Array | undefined;
  readonly changed: number;
}

/** A file system that exists nowhere but here, as that of a virtual workspace: no path of it can be opened by Node. */
export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #entries = new Map<string, Entry>([['/', { bytes: undefined, changed: 0 }]]);
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  #now = 1;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    const { bytes, changed } = this.#get(uri);
    return {
      type: bytes === undefined ? vscode.FileType.Directory : vscode.FileType.File,
      ctime: 0,
      mtime: changed,
      size: bytes?.byteLength ?? 0,
    };
  }

  readDirectory(uri: vscode.Uri): [string, vscode.FileType][] {
    this.#get(uri);
    const folder = uri.path.endsWith('/') ? uri.path : `${uri.path}/`;
    return [...this.#entries]
      .filter(([path]) => path !== '/' && path.startsWith(folder) && !path.slice(folder.length).includes('/'))
      .map(([path, { bytes }]) => [
        path.slice(folder.length),
        bytes === undefined ? vscode.FileType.Directory : vscode.FileType.File,
      ]);
  }

  createDirectory(uri: vscode.Uri): void {
    this.#put(uri.path, undefined);
  }

  readFile(uri: vscode.Uri): Uint8Array {
    const { bytes } = this.#get(uri);
    if (bytes === undefined) {
      throw vscode.FileSystemError.FileIsADirectory(uri);
    }
    return bytes;
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    const parts = uri.path.split('/').slice(1, -1);
    parts.forEach((_, index) => {
      const folder = `/${parts.slice(0, index + 1).join('/')}`;
      if (!this.#entries.has(folder)) {
        this.#put(folder, undefined);
      }
    });
    const type = this.#entries.has(uri.path) ? vscode.FileChangeType.Changed : vscode.FileChangeType.Created;
    this.#put(uri.path, content);
    this.#changed.fire([{ type, uri }]);
  }

  delete(uri: vscode.Uri): void {
    this.#get(uri);
    this.#entries.delete(uri.path);
    this.#changed.fire([{ type: vscode.FileChangeType.Deleted, uri }]);
  }

  rename(from: vscode.Uri, to: vscode.Uri): void {
    this.writeFile(to, this.readFile(from));
    this.delete(from);
  }

  #get(uri: vscode.Uri): Entry {
    const entry = this.#entries.get(uri.path);
    if (entry === undefined) {
      throw vscode.FileSystemError.FileNotFound(uri);
    }
    return entry;
  }

  #put(path: string, bytes: Uint8Array | undefined): void {
    this.#entries.set(path, { bytes, changed: this.#now++ });
  }
}
