import * as vscode from 'vscode';
import { languageOf } from '../../core/documents/detect.js';
import type { Document } from '../../core/documents/document.js';
import { readDocument } from '../../core/documents/read-document.js';
import { ProjectIndex } from '../../core/project/project-index.js';
import { runInBackground } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { foreignFolders, IgnoredFiles } from './ignored-files.js';
import { readText } from '../infrastructure/read-text.js';
import { projectPathOf } from './supported-documents.js';

/** Files that may link others. */
const linkingFiles = '**/*.{yml,yaml,py,sh,bash,ipynb}';
/** Code without any of these words declares nothing to Azure ML. */
const linkingWords = /azure|mlflow/;
/** Nobody writes more by hand; what is larger was generated. */
const largestBytes = 1024 * 1024;
/** Notebooks carry their outputs with them. */
const largestNotebookBytes = 10 * 1024 * 1024;
/** Bounds the first reading of a folder that is not really a project, such as a home folder. */
const mostFiles = 5000;

/**
 * What links the files of one workspace folder. Filled after construction in small slices, then kept by the file
 * system's events and by open documents, which win over what is saved.
 */
export class FolderProject extends Owner {
  readonly index = new ProjectIndex();
  readonly #linksChanged = this.own(new vscode.EventEmitter<void>());
  /** The links between files are not what they were: judge again. */
  readonly onDidChangeLinks = this.#linksChanged.event;
  readonly #folder: vscode.WorkspaceFolder;
  readonly #log: Log;
  #ignored: IgnoredFiles | undefined;

  constructor(folder: vscode.WorkspaceFolder, log: Log) {
    super();
    this.#folder = folder;
    this.#log = log;
    const pattern = new vscode.RelativePattern(folder, linkingFiles);
    const watcher = this.own(vscode.workspace.createFileSystemWatcher(pattern));
    const refresh = (uri: vscode.Uri): void => {
      this.#inBackground(`read ${uri.path}`, () => this.refresh(uri));
    };
    this.own(watcher.onDidCreate(refresh));
    this.own(watcher.onDidChange(refresh));
    this.own(
      watcher.onDidDelete((uri) => {
        this.#forget(uri);
      }),
    );
    // Not before the present turn is over: activation does not wait for the first reading.
    const start = setTimeout(() => {
      this.#inBackground(`read the folder ${folder.name}`, () => this.#readFolder());
    }, 0);
    this.own({
      dispose: () => {
        clearTimeout(start);
      },
    });
  }

  /** Takes over what an open document says, before it is saved. */
  setOpen(path: string, document: Document): void {
    if (this.index.set(path, document)) {
      this.#linksChanged.fire();
    }
  }

  /** Reads one file again, unless it is open. */
  async refresh(uri: vscode.Uri): Promise<void> {
    if (!isOpen(uri) && (await this.#read(uri))) {
      this.#linksChanged.fire();
    }
  }

  async #readFolder(): Promise<void> {
    this.#ignored = await IgnoredFiles.read(this.#folder);
    const pattern = new vscode.RelativePattern(this.#folder, linkingFiles);
    const files = await vscode.workspace.findFiles(pattern, foreignFolders, mostFiles);
    let changed = false;
    for (const file of files) {
      // A turn for everybody else between two files.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (this.isDisposed) {
        return;
      }
      changed = (!isOpen(file) && (await this.#read(file))) || changed;
    }
    this.#log.info(`${this.#folder.name}: ${files.length} files read for what links them`);
    if (changed) {
      this.#linksChanged.fire();
    }
  }

  /** @returns whether the links changed */
  async #read(uri: vscode.Uri): Promise<boolean> {
    const path = projectPathOf(uri);
    const language = languageOf(path);
    if (language === undefined || this.#ignored?.has(path) === true) {
      return false;
    }
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      const text = size > (language === 'notebook' ? largestNotebookBytes : largestBytes) ? '' : await readText(uri);
      if (this.isDisposed || (language !== 'yaml' && !linkingWords.test(text))) {
        return this.index.delete(path);
      }
      return this.index.set(path, readDocument({ path, text }, this.index));
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError)) {
        throw error;
      }
      // Gone since it was found, or not ours to read: the others still count.
      return this.index.delete(path);
    }
  }

  #forget(uri: vscode.Uri): void {
    if (this.index.delete(projectPathOf(uri))) {
      this.#linksChanged.fire();
    }
  }

  #inBackground(title: string, run: () => Promise<void>): void {
    runInBackground(this.#log, title, run);
  }
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}
