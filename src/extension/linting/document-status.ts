import * as vscode from 'vscode';
import { registerCommand } from '../infrastructure/commands.js';
import { counted } from '../infrastructure/counted.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import type { Judgement, Unjudged } from './judgement.js';
import type { LiveDiagnostics } from './live-diagnostics.js';

const showLogCommand = 'amlGuard.showLog';
const showProblems: vscode.Command = {
  command: 'workbench.actions.view.problems',
  title: vscode.l10n.t('Show Problems'),
};
const showLog: vscode.Command = { command: showLogCommand, title: vscode.l10n.t('Show Log') };

/** Says in the language status of the active editor what is known about its document, if it is of Azure ML. */
export class DocumentStatus extends Owner {
  readonly #diagnostics: LiveDiagnostics;
  #item: vscode.LanguageStatusItem | undefined;

  constructor(diagnostics: LiveDiagnostics, log: Log) {
    super();
    this.#diagnostics = diagnostics;
    this.own({
      dispose: () => {
        this.#item?.dispose();
      },
    });
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

  /** What is said now; `undefined` while there is no item. */
  get text(): string | undefined {
    return this.#item?.text;
  }

  #refresh(): void {
    const document = vscode.window.activeTextEditor?.document;
    const judgement = document === undefined ? undefined : this.#diagnostics.known(document);
    const status = judgement === undefined ? undefined : describeJudgement(judgement);
    if (document === undefined || status === undefined) {
      // An item cannot be hidden, and an empty one stands in the list of the language all the same.
      this.#item?.dispose();
      this.#item = undefined;
      return;
    }
    const item = (this.#item ??= makeItem());
    item.selector = { scheme: document.uri.scheme, language: document.languageId };
    item.text = status.text;
    item.severity = status.isWarning
      ? vscode.LanguageStatusSeverity.Warning
      : vscode.LanguageStatusSeverity.Information;
    item.command = status.command;
    // The text alone does not say whose findings these are.
    item.accessibilityInformation = { label: vscode.l10n.t('AML Guard: {0}', status.text) };
  }
}

function makeItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem('amlGuard.status', []);
  item.name = 'AML Guard';
  item.detail = 'AML Guard';
  return item;
}

/** Why a document is not judged. */
const unjudgedTexts: Readonly<Record<Unjudged, string>> = {
  'switched off': vscode.l10n.t('switched off'),
  excluded: vscode.l10n.t('excluded'),
  'too large': vscode.l10n.t('too large'),
  'not finished': vscode.l10n.t('not finished: the file takes too long to judge'),
};

interface StatusText {
  readonly text: string;
  readonly isWarning: boolean;
  readonly command: vscode.Command;
}

/** What is said of a document; nothing where it does not concern Azure ML, or where somebody switched us off. */
export function describeJudgement(judgement: Judgement): StatusText | undefined {
  if (judgement.state === 'unjudged' && judgement.reason === 'switched off') {
    return undefined;
  }
  if (judgement.configurationProblems > 0) {
    return { text: vscode.l10n.t('the configuration has problems'), isWarning: true, command: showProblems };
  }
  if (judgement.state === 'unjudged') {
    const { reason } = judgement;
    return { text: unjudgedTexts[reason], isWarning: reason === 'not finished', command: showLog };
  }
  const { findings, allowed, faults, relevance } = judgement;
  if (faults.length > 0) {
    const { length } = faults;
    const text = counted(length, vscode.l10n.t('{0} rule failed', length), vscode.l10n.t('{0} rules failed', length));
    return { text, isWarning: true, command: showLog };
  }
  if (relevance === 'none' && findings.length === 0) {
    return undefined;
  }
  const { length } = findings;
  const found = counted(length, vscode.l10n.t('{0} finding', length), vscode.l10n.t('{0} findings', length));
  const text = allowed === 0 ? found : vscode.l10n.t('{0}, {1} allowed', found, allowed);
  return { text, isWarning: false, command: showProblems };
}
