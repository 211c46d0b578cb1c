import * as vscode from 'vscode';
import { jobLenses } from '../../core/language/job-lens.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { settingsSection } from '../infrastructure/settings.js';
import { guarded } from './guarded.js';
import type { HelpSource } from './help-source.js';

const setting = 'codeLens';

/** A line above each job that says what it is exposed to, where the settings ask for it. */
export class JobCodeLenses extends Owner implements vscode.CodeLensProvider {
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  readonly onDidChangeCodeLenses = this.#changed.event;

  constructor(
    private readonly source: HelpSource,
    private readonly log: Log,
  ) {
    super();
    this.own(
      source.onDidChange(() => {
        this.#changed.fire();
      }),
    );
    this.own(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settingsSection}.${setting}`)) {
          this.#changed.fire();
        }
      }),
    );
  }

  provideCodeLenses(
    document: vscode.TextDocument,
    token: vscode.CancellationToken,
  ): Promise<vscode.CodeLens[] | undefined> {
    return guarded(this.log, `sum up the jobs of ${document.uri.path}`, token, async () => {
      if (vscode.workspace.getConfiguration(settingsSection, document.uri).get<unknown>(setting) !== true) {
        return undefined;
      }
      const help = await this.source.current(document);
      if (help === undefined) {
        return undefined;
      }
      const places = help.judged.findings.flatMap(({ uri, range }) => offsetOf(help.read, uri, range.start) ?? []);
      return jobLenses(help.context, places).flatMap(({ span, text, findings }) => {
        const place = help.read.locate(span);
        // The lenses of other cells are asked for with their documents.
        return place?.uri.toString() === document.uri.toString()
          ? [new vscode.CodeLens(place.range, { title: text, command: findings === 0 ? '' : showProblems })]
          : [];
      });
    });

    function offsetOf(
      read: { offsetOf(document: vscode.TextDocument, position: vscode.Position): number | undefined },
      uri: vscode.Uri,
      position: vscode.Position,
    ): number | undefined {
      const found = vscode.workspace.textDocuments.find((open) => open.uri.toString() === uri.toString());
      return found === undefined ? undefined : read.offsetOf(found, position);
    }
  }
}

const showProblems = 'workbench.actions.view.problems';
