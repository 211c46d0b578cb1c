import * as vscode from 'vscode';
import { baselineFileName } from '../../core/config/file-names.js';
import { type Baseline, BaselineError, type FileBaseline, parseBaseline } from '../../core/findings/baseline.js';
import { Owner } from '../infrastructure/disposable.js';
import { readText } from '../infrastructure/read-text.js';
import { diagnosticSource } from './diagnostics.js';
import { findUpwards } from './find-upwards.js';

interface BaselineFile {
  readonly folder: vscode.Uri;
  readonly content: Baseline;
}

/** The project's baselines, found upwards from a file to its workspace folder, remembered until one changes. */
export class BaselineFiles extends Owner {
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  /** Some baseline came, went or changed on disk. */
  readonly onDidChange = this.#changed.event;
  readonly #problems = this.own(vscode.languages.createDiagnosticCollection('aml-guard-baseline'));
  readonly #byFolder = new Map<string, Promise<BaselineFile | undefined>>();

  constructor() {
    super();
    const watcher = this.own(vscode.workspace.createFileSystemWatcher(`**/${baselineFileName}`));
    const forget = (uri: vscode.Uri): void => {
      this.#byFolder.clear();
      this.#problems.delete(uri);
      this.#changed.fire();
    };
    this.own(watcher.onDidCreate(forget));
    this.own(watcher.onDidChange(forget));
    this.own(watcher.onDidDelete(forget));
  }

  /** What is accepted in a file because it was there from the start. */
  async of(uri: vscode.Uri): Promise<FileBaseline> {
    const file = await findUpwards(uri, (folder) => this.#readIn(folder));
    return file?.content.of(uri.path.slice(file.folder.path.replace(/\/$/, '').length + 1)) ?? [];
  }

  #readIn(folder: vscode.Uri): Promise<BaselineFile | undefined> {
    const key = folder.toString();
    const known = this.#byFolder.get(key) ?? this.#read(folder);
    this.#byFolder.set(key, known);
    return known;
  }

  async #read(folder: vscode.Uri): Promise<BaselineFile | undefined> {
    const uri = vscode.Uri.joinPath(folder, baselineFileName);
    try {
      return { folder, content: parseBaseline(await readText(uri)) };
    } catch (error) {
      if (error instanceof BaselineError) {
        const message = vscode.l10n.t('This baseline is not used: {0}', error.message);
        const diagnostic = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message);
        diagnostic.source = diagnosticSource;
        this.#problems.set(uri, [diagnostic]);
        return undefined;
      }
      if (error instanceof vscode.FileSystemError) {
        return undefined;
      }
      throw error;
    }
  }
}
