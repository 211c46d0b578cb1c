import * as vscode from 'vscode';
import { configurationFileName, parseConfiguration } from '../../core/config/parse-configuration.js';
import type { PartialConfiguration } from '../../core/config/configuration.js';
import { LineIndex } from '../../core/documents/line-index.js';
import { Owner } from '../infrastructure/disposable.js';
import { diagnosticSource } from './diagnostics.js';
import { rangeOf } from './placed-finding.js';
import { readText } from '../infrastructure/read-text.js';

/** A configuration file that holds for some place. */
export interface ConfigurationFile {
  /** The folder that the file lies in; its `exclude` patterns are relative to it. */
  readonly folder: vscode.Uri;
  readonly configuration: PartialConfiguration;
  readonly problemCount: number;
}

/**
 * The project's configuration files: found upwards from a file to its workspace folder, remembered until one of them
 * changes. What is wrong inside one is shown in it.
 */
export class ConfigurationFiles extends Owner {
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  /** Some configuration file came, went or changed on disk. */
  readonly onDidChange = this.#changed.event;
  readonly #problems = this.own(vscode.languages.createDiagnosticCollection('aml-guard-configuration'));
  readonly #byFolder = new Map<string, Promise<ConfigurationFile | undefined>>();

  constructor() {
    super();
    const watcher = this.own(vscode.workspace.createFileSystemWatcher(`**/${configurationFileName}`));
    const forget = (uri: vscode.Uri): void => {
      this.#byFolder.clear();
      this.#problems.delete(uri);
      this.#changed.fire();
    };
    this.own(watcher.onDidCreate(forget));
    this.own(watcher.onDidChange(forget));
    this.own(watcher.onDidDelete(forget));
    this.own(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isConfigurationFile(document.uri)) {
          this.#showProblems(document.uri, document.getText());
        }
      }),
    );
  }

  /** The configuration that holds for a file, or `undefined` when its project has none. */
  async find(uri: vscode.Uri): Promise<ConfigurationFile | undefined> {
    const top = vscode.workspace.getWorkspaceFolder(uri)?.uri;
    if (top === undefined) {
      return undefined;
    }
    let folder = parentOf(uri);
    while (folder.path.length >= top.path.length) {
      const found = await this.#readIn(folder);
      if (found !== undefined || folder.path === top.path) {
        return found;
      }
      folder = parentOf(folder);
    }
    return undefined;
  }

  #readIn(folder: vscode.Uri): Promise<ConfigurationFile | undefined> {
    const key = folder.toString();
    const known = this.#byFolder.get(key) ?? this.#read(folder);
    this.#byFolder.set(key, known);
    return known;
  }

  async #read(folder: vscode.Uri): Promise<ConfigurationFile | undefined> {
    const uri = vscode.Uri.joinPath(folder, configurationFileName);
    let text: string;
    try {
      text = await readText(uri);
    } catch (error) {
      if (error instanceof vscode.FileSystemError) {
        return undefined;
      }
      throw error;
    }
    const { config } = parseConfiguration(text);
    return { folder, configuration: config, problemCount: this.#showProblems(uri, text) };
  }

  #showProblems(uri: vscode.Uri, text: string): number {
    const lines = new LineIndex(text);
    const { problems } = parseConfiguration(text);
    this.#problems.set(
      uri,
      problems.map(({ span, message }) => {
        const diagnostic = new vscode.Diagnostic(rangeOf(lines, span), message, vscode.DiagnosticSeverity.Error);
        diagnostic.source = diagnosticSource;
        return diagnostic;
      }),
    );
    return problems.length;
  }
}

/** Whether a file is a project's configuration. */
export function isConfigurationFile(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${configurationFileName}`);
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}
