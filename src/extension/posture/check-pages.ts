import * as vscode from 'vscode';
import { findManualItem, type ManualItem } from '../../core/manual/manual-items.js';
import { Owner } from '../infrastructure/disposable.js';
import { loadEngine } from './load-engine.js';

const pageScheme = 'aml-guard-check';

/** Shows what a check or a question for people is about, as a read-only preview. */
export class CheckPages extends Owner {
  constructor() {
    super();
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(pageScheme, {
        provideTextDocumentContent: async (uri) => {
          const checkId = uri.path.slice(1, -'.md'.length);
          return (await this.read(checkId)) ?? `# ${checkId}\n\n${vscode.l10n.t('There is no check of this name.')}\n`;
        },
      }),
    );
  }

  async show(checkId: string): Promise<void> {
    const page = vscode.Uri.from({ scheme: pageScheme, path: `/${checkId}.md` });
    await vscode.commands.executeCommand('markdown.showPreview', page);
  }

  /** The page of a check or of a question for people, as Markdown; `undefined` where there is none. */
  async read(checkId: string): Promise<string | undefined> {
    const manual = findManualItem(checkId);
    if (manual !== undefined) {
      return manualPage(manual);
    }
    const { checkPage, checks } = await loadEngine();
    const check = checks.find(({ id }) => id === checkId);
    return check === undefined ? undefined : checkPage(check);
  }
}

function manualPage({ id, title, how, everyMonths, reference }: ManualItem): string {
  return [
    `# ${title}`,
    vscode.l10n.t(
      'No file and no reading of a workspace shows this: somebody has to look, and to say what they found.',
    ),
    how,
    vscode.l10n.t('It should be looked at again every {0} months. More: {1}.', everyMonths, `<${reference}>`),
    vscode.l10n.t(
      '*AML Guard: Record Evidence…* writes the answer into the `.aml-guard.yaml` of the repository, with who answers for it and until when it counts. It is shown as what somebody said, and never counts among the verdicts.',
    ),
    `\`${id}\``,
    '',
  ].join('\n\n');
}
