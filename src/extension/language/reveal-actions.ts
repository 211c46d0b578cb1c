import * as vscode from 'vscode';
import { findSubjectAt, type NamedResource } from '../../core/language/subject.js';
import type { Log } from '../infrastructure/log.js';
import { guarded } from './guarded.js';
import type { HelpSource } from './help-source.js';

/** The command of the posture view that selects a resource, by its kind and name. */
const revealCommand = 'amlGuard.posture.revealResource';

/** Leads from a name in a file to the resource in the posture view, where a workspace of the view has it. */
export class RevealActions implements vscode.CodeActionProvider {
  static readonly kinds = [vscode.CodeActionKind.QuickFix];

  constructor(
    private readonly source: HelpSource,
    private readonly log: Log,
  ) {}

  async provideCodeActions(
    document: vscode.TextDocument,
    range: vscode.Range,
    { triggerKind, diagnostics, only }: vscode.CodeActionContext,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeAction[]> {
    // A light bulb at each name would tell nobody anything: it is offered where something was found, or when asked for.
    const isWanted = triggerKind === vscode.CodeActionTriggerKind.Invoke || diagnostics.length > 0;
    if (!isWanted || (only !== undefined && !only.contains(vscode.CodeActionKind.QuickFix))) {
      return [];
    }
    const action = await guarded(this.log, `resources in ${document.uri.path}`, token, async () => {
      const help = await this.source.current(document);
      const offset = help?.read.offsetOf(document, range.start);
      const subject = help === undefined || offset === undefined ? undefined : findSubjectAt(help.context, offset);
      const isThere =
        subject?.is === 'resource' &&
        help?.context.catalogue
          ?.list(subject.of)
          ?.resources.some(({ name }) => name.toLowerCase() === subject.name.toLowerCase()) === true;
      return isThere ? actionFor(subject) : undefined;
    });
    return action === undefined ? [] : [action];
  }
}

function actionFor({ of, name }: NamedResource): vscode.CodeAction {
  const title = vscode.l10n.t('Show {0} in the Posture View', name);
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.command = { command: revealCommand, title, arguments: [of, name] };
  return action;
}
