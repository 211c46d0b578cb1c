import * as vscode from 'vscode';
import { runInBackground } from '../infrastructure/commands.js';
import type { ConnectedWorkspace } from '../infrastructure/connected-workspace.js';
import { Debouncer } from '../infrastructure/debounce.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { readSettings, settingsSection } from '../infrastructure/settings.js';
import { Turns } from '../infrastructure/turns.js';
import { diagnosticOf } from './diagnostics.js';
import { documentsOf, type Judgement, stampOf, type Subject, uriOf } from './judgement.js';
import type { Linter } from './linter.js';
import type { PlacedFinding } from './placed-finding.js';
import { allSubjects, isGone, subjectOf, subjectOfNotebook } from './subjects.js';
import { typingPause } from './typing-pause.js';
import type { WorkspaceProjects } from './workspace-projects.js';

/** Keeps the diagnostics of all open files and notebooks as their texts, their projects and their settings change. */
export class LiveDiagnostics extends Owner {
  readonly #collection = this.own(vscode.languages.createDiagnosticCollection('aml-guard'));
  readonly #judged = this.own(new vscode.EventEmitter<void>());
  /** The judgement of some subject changed, or went with it. */
  readonly onDidJudge = this.#judged.event;
  readonly #judgedAt = this.own(new vscode.EventEmitter<vscode.Uri>());
  /** The same with the address of the file or notebook. */
  readonly onDidJudgeAt = this.#judgedAt.event;
  readonly #pauses = this.own(new Debouncer());
  /** One judgement of a subject at a time: it waits for the disk now and then, and keystrokes do not. */
  readonly #turns = new Turns();
  readonly #judgements = new Map<string, Judgement>();
  /** The documents that a subject's diagnostics stand in; a notebook may lose cells. */
  readonly #shown = new Map<string, readonly vscode.Uri[]>();
  readonly #linter: Linter;
  readonly #projects: WorkspaceProjects;
  readonly #log: Log;

  constructor(
    linter: Linter,
    files: readonly { readonly onDidChange: vscode.Event<void> }[],
    projects: WorkspaceProjects,
    connected: ConnectedWorkspace,
    log: Log,
  ) {
    super();
    this.#linter = linter;
    this.#projects = projects;
    this.#log = log;
    const { workspace } = vscode;
    this.own(
      workspace.onDidOpenTextDocument((document) => {
        this.#judgeSoon(subjectOf(document));
      }),
    );
    this.own(
      workspace.onDidSaveTextDocument((document) => {
        this.#judgeSoon(subjectOf(document));
      }),
    );
    this.own(
      workspace.onDidChangeTextDocument(({ document }) => {
        this.#onChange(subjectOf(document));
      }),
    );
    this.own(
      workspace.onDidCloseTextDocument((document) => {
        this.#onClose(subjectOf(document));
      }),
    );
    this.own(
      workspace.onDidOpenNotebookDocument((notebook) => {
        this.#judgeSoon(subjectOfNotebook(notebook));
      }),
    );
    this.own(
      workspace.onDidSaveNotebookDocument((notebook) => {
        this.#judgeSoon(subjectOfNotebook(notebook));
      }),
    );
    this.own(
      workspace.onDidCloseNotebookDocument((notebook) => {
        this.#onClose(subjectOfNotebook(notebook));
      }),
    );
    this.own(
      workspace.onDidChangeNotebookDocument(({ notebook, contentChanges, cellChanges }) => {
        // Text typed into a cell comes as a change of its document; here cells that come, go, move or print count.
        if (contentChanges.length > 0 || cellChanges.some(({ outputs }) => outputs !== undefined)) {
          this.#onChange(subjectOfNotebook(notebook));
        }
      }),
    );
    this.own(
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(settingsSection)) {
          this.#judgeAll();
        }
      }),
    );
    for (const { onDidChange } of files) {
      this.own(
        onDidChange(() => {
          this.#judgeAll();
        }),
      );
    }
    this.own(
      projects.onDidAffect((isAffected) => {
        allSubjects().forEach((subject) => {
          if (isAffected(uriOf(subject))) {
            this.#judgeSoon(subject);
          }
        });
      }),
    );
    this.own(
      connected.onDidChange(() => {
        this.#judgeAll();
      }),
    );
    this.#judgeAll();
  }

  /** What is known about a document, or the notebook it is a cell of, as it is now; judges when that is out of date. */
  async current(document: vscode.TextDocument): Promise<Judgement | undefined> {
    const subject = subjectOf(document);
    if (subject === undefined) {
      return undefined;
    }
    const known = this.known(document);
    return known?.stamp === stampOf(subject) ? known : this.#judge(subject);
  }

  /** What was found last, perhaps in an older version. */
  known(document: vscode.TextDocument): Judgement | undefined {
    const subject = subjectOf(document);
    return subject === undefined ? undefined : this.#judgements.get(uriOf(subject).toString());
  }

  /** The addresses of all files and notebooks that are judged. */
  get subjects(): readonly string[] {
    return [...this.#judgements.keys()];
  }

  /** What is shown of a file or notebook that is open; `undefined` for one that is not judged. */
  findingsAt(uri: vscode.Uri): readonly PlacedFinding[] | undefined {
    const judgement = this.#judgements.get(uri.toString());
    return judgement?.state === 'judged' ? judgement.findings : undefined;
  }

  /** Whether a judgement is of the document as it is now. */
  isCurrent(document: vscode.TextDocument, { stamp }: Judgement): boolean {
    const subject = subjectOf(document);
    return subject !== undefined && stamp === stampOf(subject);
  }

  #onChange(subject: Subject | undefined): void {
    if (subject !== undefined && readSettings(uriOf(subject)).run === 'onType') {
      this.#judgeSoon(subject, typingPause(this.#judgements.get(uriOf(subject).toString())?.tookMs));
    }
  }

  #onClose(subject: Subject | undefined): void {
    if (subject === undefined) {
      return;
    }
    const uri = uriOf(subject);
    // A cell that is deleted closes, yet its notebook goes on.
    if (subject.kind === 'notebook' && !subject.notebook.isClosed) {
      return;
    }
    this.#pauses.cancel(uri.toString());
    this.#judgements.delete(uri.toString());
    this.#show(uri, new Map());
    this.#judged.fire();
    this.#judgedAt.fire(uri);
    // What was typed and not saved is gone; what is saved counts again.
    runInBackground(this.#log, `read ${uri.path}`, async () => this.#projects.find(uri)?.refresh(uri));
  }

  #judgeAll(): void {
    allSubjects().forEach((subject) => {
      this.#judgeSoon(subject);
    });
  }

  #judgeSoon(subject: Subject | undefined, pauseMs = 0): void {
    if (subject === undefined) {
      return;
    }
    const uri = uriOf(subject);
    this.#pauses.schedule(uri.toString(), pauseMs, () => {
      runInBackground(this.#log, `judge ${uri.path}`, () =>
        this.#turns.run(uri.toString(), async () => {
          await this.#judge(subject);
        }),
      );
    });
  }

  async #judge(subject: Subject): Promise<Judgement | undefined> {
    const judgement = await this.#linter.judge(subject);
    if (this.isDisposed || isGone(subject) || judgement.stamp !== stampOf(subject)) {
      return undefined;
    }
    const uri = uriOf(subject);
    this.#judgements.set(uri.toString(), judgement);
    const findings = judgement.state === 'judged' ? judgement.findings : [];
    const diagnostics = new Map(
      documentsOf(subject).map((document) => [
        document.uri,
        findings.filter((finding) => finding.uri.toString() === document.uri.toString()).map(diagnosticOf),
      ]),
    );
    this.#show(uri, diagnostics);
    this.#judged.fire();
    this.#judgedAt.fire(uri);
    if (judgement.state === 'unjudged' && judgement.reason === 'not finished') {
      this.#log.warn(`${uri.path} takes too long to judge, so nothing is known of it`);
    }
    if (judgement.state === 'judged') {
      judgement.faults.forEach((fault) => {
        this.#log.warn(`rule ${fault.ruleId} failed on ${uri.path}: ${fault.reason}`);
      });
    }
    return judgement;
  }

  #show(subject: vscode.Uri, diagnostics: ReadonlyMap<vscode.Uri, readonly vscode.Diagnostic[]>): void {
    const before = this.#shown.get(subject.toString()) ?? [];
    this.#collection.set([...before.map((uri) => [uri, undefined] as [vscode.Uri, undefined]), ...diagnostics]);
    if (diagnostics.size === 0) {
      this.#shown.delete(subject.toString());
    } else {
      this.#shown.set(subject.toString(), [...diagnostics.keys()]);
    }
  }
}
