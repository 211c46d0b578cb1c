import * as vscode from 'vscode';
import { Owner } from '../infrastructure/disposable.js';
import { judgedOf, type Connection, type Connections } from './connections.js';
import type { Judge } from './judge.js';
import { loadEngine } from './load-engine.js';

/** The scheme of the pages. */
const scheme = 'aml-guard-plan';

/** The plan that was begun with is kept for each workspace under this key. */
const memory = 'amlGuard.posture.plan';

/**
 * The repairs of a workspace as a read-only page, in an order in which they can be done. The first plan that is looked
 * at is remembered, and each later reading ticks off what it shows as done, until it is begun anew.
 */
export class PlanDocuments extends Owner {
  readonly #changed = this.own(new vscode.EventEmitter<vscode.Uri>());

  constructor(
    private readonly connections: Connections,
    private readonly judge: Judge,
    private readonly state: vscode.Memento,
  ) {
    super();
    this.own(
      connections.onDidChange(() => {
        if (!connections.isReading) {
          this.#refresh();
        }
      }),
    );
    this.own(
      vscode.workspace.registerTextDocumentContentProvider(scheme, {
        onDidChange: this.#changed.event,
        provideTextDocumentContent: (uri) => this.#textOf(uri),
      }),
    );
  }

  async show(connection: Connection): Promise<void> {
    await vscode.commands.executeCommand('markdown.showPreview', this.uriFor(connection));
  }

  /** The address of the page of a workspace. */
  uriFor({ key, name }: Connection): vscode.Uri {
    return vscode.Uri.from({
      scheme,
      path: `/${vscode.l10n.t('Repairs of {0}', name)}.md`,
      query: JSON.stringify(key),
    });
  }

  /** Forgets the plan that was begun with: what fails now is the new beginning. */
  async beginAnew(connection: Connection): Promise<void> {
    await this.state.update(memory, { ...this.#begun(), [connection.key]: undefined });
    this.#refresh();
    await this.show(connection);
  }

  #refresh(): void {
    for (const { uri } of vscode.workspace.textDocuments) {
      if (uri.scheme === scheme) {
        this.#changed.fire(uri);
      }
    }
  }

  async #textOf(uri: vscode.Uri): Promise<string> {
    const key = JSON.parse(uri.query) as string;
    const connection = this.connections.find(key);
    const judged = connection === undefined ? undefined : judgedOf(connection);
    if (judged === undefined) {
      return `${vscode.l10n.t('This workspace is not shown any more, or has not been read yet.')}\n`;
    }
    const engine = await loadEngine();
    const { snapshot, report } = judged;
    const plan = engine.planRepairs(snapshot, report, await this.judge.settingsFor(snapshot));
    const kept = this.#begun()[key];
    const begun = engine.readRememberedPlan(kept);
    if (begun === undefined) {
      await this.state.update(memory, { ...this.#begun(), [key]: engine.rememberPlan(plan) });
      const text = engine.formatPlan(plan, 'markdown');
      return kept === undefined ? text : `> ${engine.begunAnew}\n\n${text}`;
    }
    // The same reading has no progress to show.
    const progress = begun.takenAt === plan.takenAt ? undefined : engine.progressOf(begun, report, plan);
    return engine.formatPlan(plan, 'markdown', progress);
  }

  /** What was kept for each workspace, perhaps by another version of the extension. */
  #begun(): Readonly<Record<string, unknown>> {
    const kept = this.state.get<unknown>(memory);
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? { ...kept } : {};
  }
}
