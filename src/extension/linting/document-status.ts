import * as vscode from 'vscode';
import { registerCommand } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import type { Judgement } from './judgement.js';
import type { LiveDiagnostics } from './live-diagnostics.js';
import { cellSelector, documentSelector } from './supported-documents.js';

const showLogCommand = 'amlGuard.showLog';
const showProblems: vscode.Command = { command: 'workbench.actions.view.problems', title: 'Show Problems' };
const showLog: vscode.Command = { command: showLogCommand, title: 'Show Log' };

/** Says in the language status of the active editor what is known about its document. */
export class DocumentStatus extends Owner {
  readonly #item: vscode.LanguageStatusItem;
  readonly #diagnostics: LiveDiagnostics;

  constructor(diagnostics: LiveDiagnostics, log: Log) {
    super();
    this.#diagnostics = diagnostics;
    this.#item = this.own(
      vscode.languages.createLanguageStatusItem('amlGuard.status', [...documentSelector, ...cellSelector]),
    );
    this.#item.name = 'AML Guard';
    this.own(
      diagnostics.onDidJudge(() => {
        this.#refresh();
      }),
    );
    this.own(
      vscode.window.onDidChangeActiveTextEditor(() => {
        this.#refresh();
      }),
    );
    this.own(
      registerCommand(log, showLogCommand, () => {
        log.show();
      }),
    );
    this.#refresh();
  }

  #refresh(): void {
    const document = vscode.window.activeTextEditor?.document;
    const judgement = document === undefined ? undefined : this.#diagnostics.known(document);
    const { text, detail, isWarning, command } = describe(judgement);
    this.#item.text = text;
    this.#item.detail = detail;
    this.#item.severity = isWarning ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    this.#item.command = command;
  }
}

interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly isWarning: boolean;
  readonly command: vscode.Command;
}

function describe(judgement: Judgement | undefined): StatusText {
  const detail = 'AML Guard';
  if (judgement === undefined) {
    return { text: 'not judged yet', detail, isWarning: false, command: showLog };
  }
  if (judgement.configurationProblems > 0) {
    return { text: 'the configuration has problems', detail, isWarning: true, command: showProblems };
  }
  if (judgement.state === 'unjudged') {
    const { reason } = judgement;
    return reason === 'not finished'
      ? { text: 'not finished: the file takes too long to judge', detail, isWarning: true, command: showLog }
      : { text: reason, detail, isWarning: false, command: showLog };
  }
  const { findings, allowed, faults, relevance } = judgement;
  if (faults.length > 0) {
    return { text: `${counted(faults.length, 'rule')} failed`, detail, isWarning: true, command: showLog };
  }
  if (relevance === 'none') {
    return { text: 'not an Azure ML file', detail, isWarning: false, command: showLog };
  }
  const alsoAllowed = allowed === 0 ? '' : `, ${allowed} allowed`;
  return { text: counted(findings.length, 'finding') + alsoAllowed, detail, isWarning: false, command: showProblems };
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
