import * as vscode from 'vscode';
import { registerCommand } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import type { Judged } from '../linting/judgement.js';
import type { LiveDiagnostics } from '../linting/live-diagnostics.js';
import { Examples } from './examples.js';
import { FirstFindings } from './first-findings.js';

/** The walkthrough's name in the manifest, behind that of the extension. */
const walkthrough = 'aml-guard.aml-guard#amlGuard.firstSteps';
const exampleJob = 'example-job.yml';

/** The pipelines that can be looked at, as `docs/ci.md` has them. */
const pipelines: readonly { readonly name: string; readonly description: string; readonly file: string }[] = [
  {
    name: 'GitHub',
    description: vscode.l10n.t('A workflow that shows findings in pull requests'),
    file: 'github-workflow.yml',
  },
  {
    name: 'Azure DevOps',
    description: vscode.l10n.t('Steps for a pipeline of Azure Pipelines'),
    file: 'azure-pipelines.yml',
  },
];

/** What the steps of the walkthrough do. All of it works in a window without a folder. */
export class FirstSteps extends Owner {
  readonly #examples: Examples;

  constructor(
    extensionUri: vscode.Uri,
    private readonly diagnostics: LiveDiagnostics,
    log: Log,
  ) {
    super();
    this.#examples = new Examples(extensionUri);
    this.own(new FirstFindings(diagnostics));
    this.own(
      registerCommand(log, 'amlGuard.openWalkthrough', () =>
        vscode.commands.executeCommand('workbench.action.openWalkthrough', walkthrough, false),
      ),
    );
    this.own(
      registerCommand(log, 'amlGuard.openExample', async () => {
        await this.#examples.show(exampleJob);
      }),
    );
    this.own(registerCommand(log, 'amlGuard.showFixes', () => this.#showFixes()));
    this.own(registerCommand(log, 'amlGuard.openPipeline', (wanted) => this.#openPipeline(wanted)));
  }

  /** Goes to the next finding of the active editor, or to the first of the example, and opens the menu of fixes. */
  async #showFixes(): Promise<void> {
    const active = vscode.window.activeTextEditor;
    const place = active === undefined ? undefined : await this.#nextFinding(active);
    const editor = active !== undefined && place !== undefined ? active : await this.#showUnfixedExample();
    const range = place ?? (await this.#nextFinding(editor));
    if (range === undefined) {
      throw new Error(vscode.l10n.t('Nothing is found in the example; the settings may have switched its rules off'));
    }
    editor.selection = new vscode.Selection(range.start, range.start);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
    await vscode.commands.executeCommand('editor.action.quickFix');
  }

  async #showUnfixedExample(): Promise<vscode.TextEditor> {
    return this.#examples.show(exampleJob, (open) => {
      const judgement = this.diagnostics.known(open);
      return judgement?.state !== 'judged' || judgement.findings.length > 0;
    });
  }

  /** The place of the finding behind the cursor, else of the first. */
  async #nextFinding({ document, selection }: vscode.TextEditor): Promise<vscode.Range | undefined> {
    const judgement = await this.diagnostics.current(document);
    const ranges = judgement?.state === 'judged' ? rangesIn(judgement, document) : [];
    return ranges.find(({ start }) => start.isAfter(selection.active)) ?? ranges[0];
  }

  async #openPipeline(wanted: unknown): Promise<void> {
    const named = pipelines.find(({ name }) => name === wanted);
    const items = pipelines.map(({ name, description, file }) => ({ label: name, description, file }));
    const placeHolder = vscode.l10n.t('Where do your pipelines run?');
    const picked = named ?? (await vscode.window.showQuickPick(items, { placeHolder }));
    if (picked !== undefined) {
      await this.#examples.show(picked.file);
    }
  }
}

function rangesIn({ findings }: Judged, document: vscode.TextDocument): readonly vscode.Range[] {
  return findings.filter(({ uri }) => uri.toString() === document.uri.toString()).map(({ range }) => range);
}
