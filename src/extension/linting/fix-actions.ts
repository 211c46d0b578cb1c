import * as vscode from 'vscode';
import { registerCommand } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { allowActions } from './allow-commands.js';
import { shows } from './diagnostics.js';
import { chooseEdits, countFixable, safeEdits } from './fix-all.js';
import type { LiveDiagnostics } from './live-diagnostics.js';
import type { PlacedFinding, PlacedFix } from './placed-finding.js';
import { showRuleCommand } from './rule-pages.js';
import { cellSelector, documentSelector } from './supported-documents.js';
import { clearOutputs, workspaceEdit } from './workspace-edits.js';

/** The command that applies all safe fixes of the active editor's document, or of the one whose address it is given. */
export const fixAllCommand = 'amlGuard.fixAll';

/** Clears what the notebook cell at an address and an index has printed. */
export const clearOutputsCommand = 'amlGuard.clearOutputs';

/** Runs on save where `editor.codeActionsOnSave` says so. */
const fixAllKind = vscode.CodeActionKind.SourceFixAll.append('amlGuard');

/** Offers fixes, allowances and the rule's page at a finding, and all safe fixes of a document at once. */
export class FixActions extends Owner implements vscode.CodeActionProvider {
  readonly #diagnostics: LiveDiagnostics;

  constructor(diagnostics: LiveDiagnostics, log: Log) {
    super();
    this.#diagnostics = diagnostics;
    this.own(
      vscode.languages.registerCodeActionsProvider([...documentSelector, ...cellSelector], this, {
        providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAllKind],
      }),
    );
    this.own(registerCommand(log, fixAllCommand, (address) => this.#fixAll(address)));
    this.own(registerCommand(log, clearOutputsCommand, clearCell));
  }

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    context: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    const findings = await this.#findingsIn(document);
    if (token.isCancellationRequested) {
      return [];
    }
    if (context.only !== undefined && fixAllKind.intersects(context.only)) {
      return fixAllActions(findings, fixAllKind);
    }
    const here = findings.filter((finding) => finding.range.intersection(range) !== undefined);
    if (here.length === 0) {
      return [];
    }
    const fixable = findings.filter(({ fixes }) => fixes.some(({ safety }) => safety === 'safe'));
    return [
      ...here.flatMap((finding) => fixActions(finding, context)),
      ...[...new Set(here.map(({ ruleId }) => ruleId))].flatMap((ruleId) => fixRuleActions(ruleId, findings)),
      ...(fixable.length > 1 ? fixAllActions(findings, vscode.CodeActionKind.QuickFix) : []),
      ...here.flatMap(allowActions),
      ...[...new Set(here.map(({ ruleId }) => ruleId))].map(explainAction),
    ];
  }

  async #fixAll(address: unknown): Promise<void> {
    const document =
      typeof address === 'string'
        ? await vscode.workspace.openTextDocument(vscode.Uri.parse(address, true))
        : vscode.window.activeTextEditor?.document;
    if (document !== undefined) {
      await vscode.workspace.applyEdit(workspaceEdit(safeEdits(await this.#findingsIn(document))));
    }
  }

  async #findingsIn(document: vscode.TextDocument): Promise<readonly PlacedFinding[]> {
    const judgement = await this.#diagnostics.current(document);
    const findings = judgement?.state === 'judged' ? judgement.findings : [];
    return findings.filter((finding) => finding.uri.toString() === document.uri.toString());
  }
}

async function clearCell(address: unknown, index: unknown): Promise<void> {
  const notebook = vscode.workspace.notebookDocuments.find(({ uri }) => uri.toString() === address);
  if (notebook !== undefined && typeof index === 'number' && index < notebook.cellCount) {
    await vscode.workspace.applyEdit(clearOutputs(notebook.cellAt(index)));
  }
}

function fixActions(finding: PlacedFinding, context: vscode.CodeActionContext): vscode.CodeAction[] {
  const safe = finding.fixes.filter(({ safety }) => safety === 'safe');
  return finding.fixes.map((fix) => {
    const isSafe = fix.safety === 'safe';
    const asks = !isSafe && fix.clears === undefined;
    const action = new vscode.CodeAction(asks ? `${fix.title}…` : fix.title, vscode.CodeActionKind.QuickFix);
    if (fix.clears === undefined) {
      action.edit = editOfFix(fix);
    } else {
      // The edit of a code action may change texts only.
      const { notebook, index } = fix.clears;
      action.command = { command: clearOutputsCommand, title: fix.title, arguments: [notebook.uri.toString(), index] };
    }
    action.isPreferred = safe.length === 1 && isSafe;
    action.diagnostics = context.diagnostics.filter((diagnostic) => shows(diagnostic, finding));
    return action;
  });
}

/** The edit of one fix; it is shown before it is made where it is not safe. */
export function editOfFix({ title, safety, edits }: PlacedFix): vscode.WorkspaceEdit {
  return workspaceEdit(edits.map((edit) => ({ ...edit, confirm: safety === 'safe' ? undefined : title })));
}

/** Beside the single fix, where the rule has found more than one thing that it can fix. */
function fixRuleActions(ruleId: string, findings: readonly PlacedFinding[]): vscode.CodeAction[] {
  const same = findings.filter((finding) => finding.ruleId === ruleId);
  if (countFixable(same, 'unsafe') < 2) {
    return [];
  }
  const edits = chooseEdits(same, 'unsafe');
  const asks = edits.some(({ confirm }) => confirm !== undefined);
  const title = asks
    ? vscode.l10n.t('Fix all {0} in this file…', ruleId)
    : vscode.l10n.t('Fix all {0} in this file', ruleId);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = workspaceEdit(edits);
  return [action];
}

function fixAllActions(findings: readonly PlacedFinding[], kind: vscode.CodeActionKind): vscode.CodeAction[] {
  const edits = safeEdits(findings);
  if (edits.length === 0) {
    return [];
  }
  const action = new vscode.CodeAction(vscode.l10n.t('Fix all safe AML Guard problems in this file'), kind);
  action.edit = workspaceEdit(edits);
  return [action];
}

function explainAction(ruleId: string): vscode.CodeAction {
  const title = vscode.l10n.t('Explain {0}', ruleId);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: showRuleCommand, title, arguments: [ruleId] };
  return action;
}
