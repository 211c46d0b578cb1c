import * as vscode from 'vscode';
import { registerCommand } from '../infrastructure/commands.js';
import { counted } from '../infrastructure/counted.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import type { Judgement, Unjudged } from './judgement.js';
import type { LiveDiagnostics } from './live-diagnostics.js';
import { cellSelector, documentSelector } from './supported-documents.js';

const showLogCommand = 'amlGuard.showLog';
const showProblems: vscode.Command = {
  command: 'workbench.actions.view.problems',
  title: vscode.l10n.t('Show Problems'),
};
const showLog: vscode.Command = { command: showLogCommand, title: vscode.l10n.t('Show Log') };

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
    // The text alone does not say whose findings these are.
    this.#item.accessibilityInformation = { label: vscode.l10n.t('AML Guard: {0}', text) };
    this.#item.detail = detail;
    this.#item.severity = isWarning ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    this.#item.command = command;
  }
}

/** Why a document is not judged. */
const unjudgedTexts: Readonly<Record<Unjudged, string>> = {
  'switched off': vscode.l10n.t('switched off'),
  excluded: vscode.l10n.t('excluded'),
  'too large': vscode.l10n.t('too large'),
};

interface StatusText {
  readonly text: string;
  readonly detail: string;
  readonly isWarning: boolean;
  readonly command: vscode.Command;
}

function describe(judgement: Judgement | undefined): StatusText {
  const detail = 'AML Guard';
  if (judgement === undefined) {
    return { text: vscode.l10n.t('not judged yet'), detail, isWarning: false, command: showLog };
  }
  if (judgement.configurationProblems > 0) {
    return { text: vscode.l10n.t('the configuration has problems'), detail, isWarning: true, command: showProblems };
  }
  if (judgement.state === 'unjudged') {
    return { text: unjudgedTexts[judgement.reason], detail, isWarning: false, command: showLog };
  }
  const { findings, allowed, faults, relevance } = judgement;
  if (faults.length > 0) {
    const { length } = faults;
    const text = counted(length, vscode.l10n.t('{0} rule failed', length), vscode.l10n.t('{0} rules failed', length));
    return { text, detail, isWarning: true, command: showLog };
  }
  if (relevance === 'none') {
    return { text: vscode.l10n.t('not an Azure ML file'), detail, isWarning: false, command: showLog };
  }
  const { length } = findings;
  const found = counted(length, vscode.l10n.t('{0} finding', length), vscode.l10n.t('{0} findings', length));
  const text = allowed === 0 ? found : vscode.l10n.t('{0}, {1} allowed', found, allowed);
  return { text, detail, isWarning: false, command: showProblems };
}
