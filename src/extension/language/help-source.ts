import * as vscode from 'vscode';
import { helpContextFor, type HelpContext } from '../../core/language/help-context.js';
import { isSame, subjectsIn, type Subject, type SubjectFile } from '../../core/language/subject.js';
import type { ProjectPlace } from '../../core/project/project-facts.js';
import type { ConnectedWorkspace } from '../infrastructure/connected-workspace.js';
import type { Judged } from '../linting/judgement.js';
import type { LiveDiagnostics } from '../linting/live-diagnostics.js';
import type { ReadSubject } from '../linting/read-subject.js';
import type { WorkspaceProjects } from '../linting/workspace-projects.js';
import { folderOfDocument, isNotebookPath, locationOf } from './places.js';

/** What the help for one document draws on. */
export interface Help {
  readonly context: HelpContext;
  readonly judged: Judged;
  readonly read: ReadSubject;
  /** The folder that the paths of the project are relative to. */
  readonly folder: vscode.Uri;
}

/** Which places of a subject are wanted. */
export type Wanted = 'definitions' | 'uses' | 'all';

/** Takes what the linter has read and what is known of project and workspace, so that nothing is parsed twice. */
export class HelpSource {
  constructor(
    private readonly diagnostics: LiveDiagnostics,
    private readonly projects: WorkspaceProjects,
    private readonly connected: ConnectedWorkspace,
  ) {}

  /** Some document was judged again, or what is known around it changed. */
  get onDidChange(): vscode.Event<void> {
    return this.diagnostics.onDidJudge;
  }

  /** For a document as it is now; `undefined` for one that is not judged. */
  async current(document: vscode.TextDocument): Promise<Help | undefined> {
    const judgement = await this.diagnostics.current(document);
    return judgement?.state === 'judged' ? this.#helpFor(judgement) : undefined;
  }

  /** For a document as it is now, where the linter has read it; it is not read for this. */
  upToDate(document: vscode.TextDocument): Help | 'reading' | undefined {
    const judgement = this.diagnostics.known(document);
    if (judgement === undefined || !this.diagnostics.isCurrent(document, judgement)) {
      return 'reading';
    }
    return judgement.state === 'judged' ? this.#helpFor(judgement) : undefined;
  }

  /**
   * For a document as it was read last, perhaps in an older version; reads it when it never was, and when it did not
   * concern Azure ML, which a new file does not in its first lines.
   */
  async recent(document: vscode.TextDocument): Promise<Help | undefined> {
    const judgement = this.diagnostics.known(document);
    return judgement?.state === 'judged' && judgement.read.document.relevance !== 'none'
      ? this.#helpFor(judgement)
      : this.current(document);
  }

  /**
   * Places of the project in the editor's terms, each once. The files of notebooks say nothing about cells, so the
   * places of a notebook that is open are those in its cells.
   */
  locate(subject: Subject, wanted: Wanted, places: readonly ProjectPlace[], help: Help): readonly vscode.Location[] {
    const locations: vscode.Location[] = [];
    const notebooks = new Map<string, ReadSubject | undefined>();
    if (isNotebookPath(help.read.path)) {
      notebooks.set(help.read.path, help.read);
    }
    for (const place of places) {
      if (!isNotebookPath(place.path)) {
        locations.push(locationOf(place, help.folder));
      } else if (!notebooks.has(place.path)) {
        const open = this.#openNotebook(place, help.folder);
        notebooks.set(place.path, open);
        if (open === undefined) {
          // The lines of a notebook's file mean nothing to the editor of notebooks.
          locations.push(locationOf({ path: place.path }, help.folder));
        }
      }
    }
    const inCells = [...notebooks.values()].flatMap((read) =>
      read === undefined
        ? []
        : placesIn({ ...help.context, document: read.document, path: read.path }, read, subject, wanted),
    );
    return [...locations, ...inCells];
  }

  #openNotebook(place: ProjectPlace, folder: vscode.Uri): ReadSubject | undefined {
    const uri = vscode.Uri.joinPath(folder, place.path).toString();
    const notebook = vscode.workspace.notebookDocuments.find((open) => open.uri.toString() === uri);
    const cell = notebook?.getCells()[0]?.document;
    const judgement = cell === undefined ? undefined : this.diagnostics.known(cell);
    return judgement?.state === 'judged' ? judgement.read : undefined;
  }

  #helpFor(judged: Judged): Help {
    const { read } = judged;
    const { project, config } = read.context;
    const file = {
      document: read.document,
      path: read.path,
      graph: this.projects.graphFor(read.uri),
      project,
      config,
    };
    const context = helpContextFor(file, this.connected.knowledgeFor(read.uri));
    return { context, judged, read, folder: folderOfDocument(read.uri) };
  }
}

function placesIn(
  file: SubjectFile,
  read: ReadSubject,
  wantedSubject: Subject,
  wanted: Wanted,
): readonly vscode.Location[] {
  return subjectsIn(file)
    .filter((subject) => isSame(subject, wantedSubject))
    .filter((subject) => {
      const defines = subject.is === 'resource' && subject.defines;
      return wanted === 'all' || defines === (wanted === 'definitions');
    })
    .flatMap(({ span }) => read.locate(span) ?? []);
}
