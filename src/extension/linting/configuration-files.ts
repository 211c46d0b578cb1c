import * as vscode from 'vscode';
import type { WrittenConfiguration } from '../../core/config/configuration.js';
import { findExpired } from '../../core/config/expired-acceptances.js';
import { type ConfigurationPart, loadConfiguration } from '../../core/config/load-configuration.js';
import { configurationFileName } from '../../core/config/file-names.js';
import { parseConfiguration } from '../../core/config/parse-configuration.js';
import { LineIndex } from '../../core/documents/line-index.js';
import { Owner } from '../infrastructure/disposable.js';
import { readText } from '../infrastructure/read-text.js';
import { today } from '../infrastructure/today.js';
import { diagnosticSource } from './diagnostics.js';
import { findUpwards } from './find-upwards.js';
import { rangeOf } from './placed-finding.js';

/** A configuration file that holds for some place. */
export interface ConfigurationFile {
  /** The folder that the file lies in; its patterns are relative to it. */
  readonly folder: vscode.Uri;
  /** With all that it extends. */
  readonly configuration: WrittenConfiguration;
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
  /** The files that some configuration extends, whatever they are called. */
  readonly #bases = new Set<string>();

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
    const bases = this.own(vscode.workspace.createFileSystemWatcher('**/*.{yml,yaml}'));
    const forgetBase = (uri: vscode.Uri): void => {
      if (this.#bases.has(uri.toString())) {
        forget(uri);
      }
    };
    this.own(bases.onDidCreate(forgetBase));
    this.own(bases.onDidChange(forgetBase));
    this.own(bases.onDidDelete(forgetBase));
    this.own(
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isConfigurationFile(document.uri)) {
          const text = document.getText();
          const { problems, acceptances } = parseConfiguration(text);
          this.#showProblems(document.uri, { path: '', text, problems, acceptances });
        }
      }),
    );
  }

  /** The configuration that holds for a file, or `undefined` when its project has none. */
  find(uri: vscode.Uri): Promise<ConfigurationFile | undefined> {
    return findUpwards(uri, (folder, top) => this.#readIn(folder, top));
  }

  /** Whether what is wrong in this file is shown, because it is a configuration that somebody has asked for. */
  shows(uri: vscode.Uri): boolean {
    return this.#problems.has(uri);
  }

  #readIn(folder: vscode.Uri, top: vscode.Uri): Promise<ConfigurationFile | undefined> {
    const key = `${folder.toString()}\n${top.toString()}`;
    const known = this.#byFolder.get(key) ?? this.#read(folder, top);
    this.#byFolder.set(key, known);
    return known;
  }

  async #read(folder: vscode.Uri, top: vscode.Uri): Promise<ConfigurationFile | undefined> {
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
    const path = uri.path.slice(top.path.replace(/\/$/, '').length + 1);
    const { config, parts } = await loadConfiguration(path, text, (target) => this.#readBase(top, target));
    const counts = parts.map((part) => this.#showProblems(vscode.Uri.joinPath(top, part.path), part));
    return { folder, configuration: config, problemCount: counts.reduce((sum, count) => sum + count, 0) };
  }

  async #readBase(top: vscode.Uri, target: string): Promise<string | { readonly problem: string }> {
    const uri = vscode.Uri.joinPath(top, target);
    // Also one that is not there yet counts once it comes.
    this.#bases.add(uri.toString());
    try {
      return await readText(uri);
    } catch (error) {
      if (error instanceof vscode.FileSystemError) {
        const isAbsent = error.code === 'FileNotFound';
        return {
          problem: isAbsent
            ? vscode.l10n.t('{0} does not exist', target)
            : vscode.l10n.t('{0} could not be read', target),
        };
      }
      throw error;
    }
  }

  /** @returns how many mistakes there are; an acceptance that has expired is none, but is shown too */
  #showProblems(uri: vscode.Uri, { text, problems, acceptances }: ConfigurationPart): number {
    const lines = new LineIndex(text);
    const mistakes = problems.map(
      ({ span, message }) => new vscode.Diagnostic(rangeOf(lines, span), message, vscode.DiagnosticSeverity.Error),
    );
    const expired = findExpired(acceptances, today()).map(
      ({ span, message }) =>
        new vscode.Diagnostic(rangeOf(lines, span), message, vscode.DiagnosticSeverity.Information),
    );
    const all = [...mistakes, ...expired];
    for (const diagnostic of all) {
      diagnostic.source = diagnosticSource;
    }
    this.#problems.set(uri, all);
    return mistakes.length;
  }
}

/** Whether a file is a project's configuration. */
export function isConfigurationFile(uri: vscode.Uri): boolean {
  return uri.path.endsWith(`/${configurationFileName}`);
}
