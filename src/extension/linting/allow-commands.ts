import * as vscode from 'vscode';
import { LineIndex } from '../../core/documents/line-index.js';
import { registerCommand } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { type AllowReach, findAllowEdit } from './allow-comment.js';
import type { LiveDiagnostics } from './live-diagnostics.js';
import { type PlacedFinding, rangeOf } from './placed-finding.js';
import { languageOfDocument } from './supported-documents.js';
import { workspaceEdit } from './workspace-edits.js';

/** Commands by how far they reach. They take a document's address, a rule id, an offset and, optionally, the reason. */
export const allowCommands: Readonly<Record<AllowReach, string>> = {
  line: 'amlGuard.allowOnLine',
  file: 'amlGuard.allowInFile',
};

/** The menu entries that accept a finding with a reason. */
export function allowActions(finding: PlacedFinding): vscode.CodeAction[] {
  const titles: readonly (readonly [AllowReach, string])[] = [
    ['line', vscode.l10n.t('Allow {0} on this line…', finding.ruleId)],
    ['file', vscode.l10n.t('Allow {0} in this file…', finding.ruleId)],
  ];
  return titles.map(([reach, title]) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    const values = [finding.uri.toString(), finding.ruleId, finding.offset];
    action.command = { command: allowCommands[reach], title, arguments: values };
    return action;
  });
}

/** Writes the comments that accept findings. The reason is asked for, and without one nothing is written. */
export class AllowCommands extends Owner {
  readonly #diagnostics: LiveDiagnostics;

  constructor(diagnostics: LiveDiagnostics, log: Log) {
    super();
    this.#diagnostics = diagnostics;
    for (const reach of ['line', 'file'] as const) {
      this.own(registerCommand(log, allowCommands[reach], (...values) => this.#allow(reach, values)));
    }
  }

  async #allow(reach: AllowReach, [address, ruleId, offset, givenReason]: readonly unknown[]): Promise<void> {
    if (typeof address !== 'string' || typeof ruleId !== 'string' || typeof offset !== 'number') {
      throw new Error(vscode.l10n.t('this command is run from a finding'));
    }
    const reason = typeof givenReason === 'string' ? givenReason : await askForReason(ruleId);
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
}

async function askForReason(ruleId: string): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: vscode.l10n.t('Allow {0}', ruleId),
    prompt: vscode.l10n.t('Why is it right here? The reason is written into the comment.'),
    placeHolder: vscode.l10n.t('for example: rotated every hour by the deployment pipeline'),
    ignoreFocusOut: true,
    validateInput: (value) => (value.trim() === '' ? vscode.l10n.t('A reason is needed') : undefined),
  });
}
