import * as vscode from 'vscode';
import { LineIndex } from '../../core/documents/line-index.js';
import { registerCommand } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { type AllowReach, findAllowEdit } from './allow-comment.js';
import type { LiveDiagnostics } from './live-diagnostics.js';
import { type PlacedFinding, rangeOf } from './placed-finding.js';
import { allowInConfiguration } from './allow-in-configuration.js';
import type { ConfigurationFiles } from './configuration-files.js';
import { uriOf } from './judgement.js';
import { subjectOf } from './subjects.js';
import { languageOfDocument } from './supported-documents.js';
import { workspaceEdit } from './workspace-edits.js';

/** Commands by how far they reach. They take a document's address, a rule id, an offset and, optionally, the reason. */
export const allowCommands: Readonly<Record<AllowReach, string>> = {
  line: 'amlGuard.allowOnLine',
  file: 'amlGuard.allowInFile',
};

/** Accepts a rule in all files of a configuration. Takes an address, a rule id and, optionally, the reason. */
export const allowInProjectCommand = 'amlGuard.allowInProject';

/** The menu entries that accept a finding with a reason. */
export function allowActions(finding: PlacedFinding): vscode.CodeAction[] {
  const titles: readonly (readonly [AllowReach, string])[] = [
    ['line', vscode.l10n.t('Allow {0} on this line…', finding.ruleId)],
    ['file', vscode.l10n.t('Allow {0} in this file…', finding.ruleId)],
  ];
  const inProject = new vscode.CodeAction(
    vscode.l10n.t('Allow {0} in the whole project (.aml-guard.yaml)…', finding.ruleId),
    vscode.CodeActionKind.QuickFix,
  );
  inProject.command = {
    command: allowInProjectCommand,
    title: inProject.title,
    arguments: [finding.uri.toString(), finding.ruleId],
  };
  const inText = titles.map(([reach, title]) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    const values = [finding.uri.toString(), finding.ruleId, finding.offset];
    action.command = { command: allowCommands[reach], title, arguments: values };
    return action;
  });
  return [...inText, inProject];
}

/** Writes the comments that accept findings. The reason is asked for, and without one nothing is written. */
export class AllowCommands extends Owner {
  readonly #diagnostics: LiveDiagnostics;

  constructor(
    diagnostics: LiveDiagnostics,
    private readonly configurations: ConfigurationFiles,
    log: Log,
  ) {
    super();
    this.#diagnostics = diagnostics;
    this.own(registerCommand(log, allowInProjectCommand, (...values) => this.#allowInProject(values)));
    for (const reach of ['line', 'file'] as const) {
      this.own(registerCommand(log, allowCommands[reach], (...values) => this.#allow(reach, values)));
    }
  }

  async #allow(reach: AllowReach, [address, ruleId, offset, givenReason]: readonly unknown[]): Promise<void> {
    if (typeof address !== 'string' || typeof ruleId !== 'string' || typeof offset !== 'number') {
      throw new Error(vscode.l10n.t('this command is run from a finding'));
    }
    const reason =
      typeof givenReason === 'string'
        ? givenReason
        : await askForReason(ruleId, vscode.l10n.t('Why is it right here? The reason is written into the comment.'));
    if (reason === undefined || reason.trim() === '') {
      return;
    }
    const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true));
    const judgement = await this.#diagnostics.current(document);
    const isThere =
      judgement?.state === 'judged' &&
      judgement.findings.some(
        (each) => each.uri.toString() === document.uri.toString() && each.ruleId === ruleId && each.offset === offset,
      );
    if (!isThere) {
      throw new Error(vscode.l10n.t('the text changed meanwhile, and the finding is not there any more'));
    }
    const text = document.getText();
    const edit = findAllowEdit({
      text,
      language: languageOfDocument(document) ?? 'python',
      ruleId,
      offset,
      reach,
      reason,
      tryText: (changed) => judgement.tryText(document, changed),
    });
    if (edit === undefined) {
      throw new Error(
        reach === 'line'
          ? vscode.l10n.t(
              'no comment can stand at this line, as it is inside a longer text; allow the rule in this file instead',
            )
          : vscode.l10n.t('no comment at the top of this file accepts the finding'),
      );
    }
    const place = { uri: document.uri, range: rangeOf(new LineIndex(text), edit.span), text: edit.text };
    await vscode.workspace.applyEdit(workspaceEdit([place]));
  }

  async #allowInProject([address, ruleId, givenReason]: readonly unknown[]): Promise<void> {
    if (typeof address !== 'string' || typeof ruleId !== 'string') {
      throw new Error(vscode.l10n.t('this command is run from a finding'));
    }
    const prompt = vscode.l10n.t('Why is it right in the whole project? The reason is written into .aml-guard.yaml.');
    const reason = typeof givenReason === 'string' ? givenReason : await askForReason(ruleId, prompt);
    if (reason === undefined || reason.trim() === '') {
      return;
    }
    const uri = vscode.Uri.parse(address, true);
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === address);
    const subject = open === undefined ? undefined : subjectOf(open);
    const file = subject === undefined ? uri : uriOf(subject);
    await allowInConfiguration(await this.configurations.find(file), file, { rule: ruleId, reason: reason.trim() });
  }
}

async function askForReason(ruleId: string, prompt: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Allow {0}', ruleId),
    prompt,
    placeHolder: vscode.l10n.t('for example: rotated every hour by the deployment pipeline'),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A reason is needed') : undefined),
  });
}
