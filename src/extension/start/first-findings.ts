import * as vscode from 'vscode';
import { Owner } from '../infrastructure/disposable.js';
import type { LiveDiagnostics } from '../linting/live-diagnostics.js';
import { fixedContext, foundContext } from './first-steps-contexts.js';

interface Seen {
  readonly version: number;
  readonly count: number;
}

/** Tells the walkthrough that something was found, and that an edit made a finding go. Then it listens no longer. */
export class FirstFindings extends Owner {
  readonly #seen = new WeakMap<vscode.TextDocument, Seen>();
  #found = false;

  constructor(private readonly diagnostics: LiveDiagnostics) {
    super();
    const listeners: vscode.Disposable[] = [];
    const look = (): void => {
      if (this.#look()) {
        listeners.forEach((listener) => {
          listener.dispose();
        });
      }
    };
    listeners.push(this.own(diagnostics.onDidJudge(look)));
    // A document may be judged before its editor is there.
    listeners.push(this.own(vscode.window.onDidChangeVisibleTextEditors(look)));
  }

  /** Whether there is nothing more to wait for. */
  #look(): boolean {
    let isFixed = false;
    for (const { document } of vscode.window.visibleTextEditors) {
      const judgement = this.diagnostics.known(document);
      if (judgement?.state !== 'judged' || !this.diagnostics.isCurrent(document, judgement)) {
        continue;
      }
      const uri = document.uri.toString();
      const count = judgement.findings.filter((finding) => finding.uri.toString() === uri).length;
      const before = this.#seen.get(document);
      // Fewer for the same text: a setting changed, or what is known of the workspace.
      isFixed ||= before !== undefined && count < before.count && document.version > before.version;
      this.#seen.set(document, { version: document.version, count });
      if (count > 0 && !this.#found) {
        this.#found = true;
        void vscode.commands.executeCommand('setContext', foundContext, true);
      }
    }
    if (isFixed) {
      void vscode.commands.executeCommand('setContext', fixedContext, true);
    }
    return isFixed;
  }
}
