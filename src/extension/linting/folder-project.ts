import * as vscode from 'vscode';
import { languageOf } from '../../core/documents/detect.js';
import type { Document } from '../../core/documents/document.js';
import { type OwnStages, stageWords } from '../../core/facts/stage.js';
import { isConfigurationPath } from '../../core/project/configuration-link.js';
import { type FileEntry, type LinkChange, ProjectIndex, readEntry } from '../../core/project/project-index.js';
import { expectedMs, readForLinks } from '../../core/project/read-for-links.js';
import { runInBackground } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { readText } from '../infrastructure/read-text.js';
import { TimeSlices } from '../infrastructure/time-slices.js';
import { ChangedFolders } from './changed-folders.js';
import { foreignFolders, IgnoredFiles } from './ignored-files.js';
import type { ConfigurationFiles } from './configuration-files.js';
import type { LinkReader } from './link-reader.js';
import { projectPathOf } from './supported-documents.js';
import { inTimeOrNot, type TimeBudget } from '../../core/time-budget.js';

/** No file that nobody has open may hold up the others longer. */
const linkBudget: TimeBudget = { now: () => performance.now(), ms: 500 };

type Configurations = Pick<ConfigurationFiles, 'find' | 'onDidChange'>;

/** Files that may link others. */
const linkingFiles = '**/{*.yml,*.yaml,*.py,*.sh,*.bash,*.ps1,*.mk,[Mm]akefile,*.ipynb,config.json}';
/** What is larger is not even read from disk. */
const largestBytes = 1024 * 1024;
/** Notebooks carry their outputs with them. */
const largestNotebookBytes = 4 * 1024 * 1024;
/** Bounds the first reading of a folder that is not really a project, such as a home folder. */
const mostFiles = 5000;
/**
 * Leaves room, below the 30 ms that others may notice, for a file that takes longer than expected. A file that is
 * expected to take longer than this by itself is read in another thread.
 */
const sliceMs = 8;

/**
 * What links the files of one workspace folder. Filled in small slices from when it is first asked, then kept by the
 * file system's events and by open documents, which win over what is saved.
 */
export class FolderProject extends Owner {
  #index: ProjectIndex | undefined;
  #start: NodeJS.Timeout | undefined;
  readonly #affected = this.own(new vscode.EventEmitter<Pick<ReadonlySet<string>, 'has'>>());
  /** What these files of the folder are told by others is not what it was: judge them again. */
  readonly onDidAffect = this.#affected.event;
  readonly #linksChanged = this.own(new vscode.EventEmitter<void>());
  /** What the files say of each other is not what it was, whether or not a finding depends on it. */
  readonly onDidChangeLinks = this.#linksChanged.event;
  readonly #reader: LinkReader;
  readonly #configurations: Configurations;
  readonly #log: Log;
  readonly #slices = new TimeSlices(sliceMs);
  #ignored: IgnoredFiles | undefined;
  /** Whether some configuration has words of its own for stages: when it changes, all links may. */
  #hasOwnStages = false;
  /** Whether the folder is read for the first time: whom a file affects is told at the end, which is everybody. */
  #isFilling = false;
  #isFilled = false;
  #endFilling: () => void = () => undefined;
  readonly #filled = new Promise<void>((resolve) => {
    this.#endFilling = resolve;
  });

  constructor(
    readonly folder: vscode.WorkspaceFolder,
    reader: LinkReader,
    configurations: Configurations,
    log: Log,
  ) {
    super();
    this.#reader = reader;
    this.#configurations = configurations;
    this.#log = log;
    const pattern = new vscode.RelativePattern(folder, linkingFiles);
    const watcher = this.own(vscode.workspace.createFileSystemWatcher(pattern));
    const refresh = (uri: vscode.Uri): void => {
      this.#inBackground(`read ${uri.path}`, () => this.refresh(uri));
    };
    this.own(watcher.onDidCreate(refresh));
    this.own(watcher.onDidChange(refresh));
    this.own(
      watcher.onDidDelete((uri) => {
        this.#forget(uri);
      }),
    );
    const folders = this.own(new ChangedFolders(folder));
    this.own(
      folders.onDidAppear((uri) => {
        this.#inBackground(`read ${uri.path}`, () => this.#readBelow(uri));
      }),
    );
    this.own(
      folders.onDidVanish((uri) => {
        this.#forgetBelow(uri);
      }),
    );
    // VS Code tells of what it moves itself sooner than the disk does.
    this.own(
      vscode.workspace.onDidRenameFiles(({ files }) => {
        files.forEach(({ oldUri, newUri }) => {
          this.#forgetBelow(oldUri);
          this.#inBackground(`read ${newUri.path}`, () => this.#readBelow(newUri));
        });
      }),
    );
    this.own(
      configurations.onDidChange(() => {
        this.#inBackground('read the words for stages', () => this.#readStages());
      }),
    );
    this.own({
      dispose: () => {
        clearTimeout(this.#start);
        this.#endFilling();
      },
    });
  }

  /** Whether the first reading of the folder is over, and everybody has been told. */
  get isFilled(): boolean {
    return this.#isFilled;
  }

  /** Begins it if nobody did. Resolves when it is over, or when the folder is gone. */
  get whenFilled(): Promise<void> {
    this.#begin();
    return this.#filled;
  }

  /** Made, and the folder read, when something is judged that it could link: activation loads no parser. */
  get index(): ProjectIndex {
    return this.#begin();
  }

  #begin(): ProjectIndex {
    if (this.#index === undefined) {
      this.#index = new ProjectIndex();
      // Not before the present turn is over: nobody waits for the first reading.
      this.#start = setTimeout(() => {
        this.#inBackground(`read the folder ${this.folder.name}`, () => this.#readFolder().finally(this.#endFilling));
      }, 0);
    }
    return this.#index;
  }

  /** Takes over what an open document says, before it is saved. */
  setOpen(path: string, document: Document, stages?: OwnStages): void {
    this.#tell(this.index.set(path, document, stages));
  }

  /** Reads one file again, unless it is open. */
  async refresh(uri: vscode.Uri): Promise<void> {
    if (!isOpen(uri)) {
      this.#tell(await this.#read(uri));
    }
  }

  async #readFolder(): Promise<void> {
    this.#ignored = await IgnoredFiles.read(this.folder);
    const files = await this.#files();
    this.#isFilling = true;
    try {
      await this.#readAll(files);
    } finally {
      this.#isFilling = false;
    }
    this.#affected.fire({ has: () => true });
    this.#linksChanged.fire();
    this.#isFilled = true;
    this.#log.info(`${this.folder.name}: ${files.length} files read for what links them`);
  }

  async #files(): Promise<readonly vscode.Uri[]> {
    const pattern = new vscode.RelativePattern(this.folder, linkingFiles);
    return vscode.workspace.findFiles(pattern, foreignFolders, mostFiles);
  }

  async #readStages(): Promise<void> {
    const top = await this.#configurations.find(vscode.Uri.joinPath(this.folder.uri, 'file'));
    if (this.#hasOwnStages || top?.configuration.stages !== undefined) {
      this.#hasOwnStages = false;
      await this.#readAll(await this.#files());
    }
  }

  /** Reads files that nobody has open; whom they affect is told at the end, once. */
  async #readAll(files: readonly vscode.Uri[]): Promise<void> {
    const changes: (LinkChange | undefined)[] = [];
    for (const file of files) {
      if (this.isDisposed) {
        return;
      }
      changes.push(isOpen(file) ? undefined : await this.#read(file));
    }
    this.#tell(...changes);
  }

  async #readBelow(uri: vscode.Uri): Promise<void> {
    if (!this.#holds(uri)) {
      return;
    }
    const pattern = new vscode.RelativePattern(uri, linkingFiles);
    const below = await vscode.workspace.findFiles(pattern, foreignFolders, mostFiles);
    await this.#readAll([uri, ...below]);
  }

  /** @returns what changed for others */
  async #read(uri: vscode.Uri): Promise<LinkChange | undefined> {
    const path = projectPathOf(uri);
    const language = languageOf(path);
    if ((language === undefined && !isConfigurationPath(path)) || this.#ignored?.has(path) === true) {
      return undefined;
    }
    try {
      const { size } = await vscode.workspace.fs.stat(uri);
      const text = size > (language === 'notebook' ? largestNotebookBytes : largestBytes) ? '' : await readText(uri);
      const stages = (await this.#configurations.find(uri))?.configuration.stages;
      this.#hasOwnStages ||= stages !== undefined;
      const expected = expectedMs(path, text);
      const isLong = expected > sliceMs;
      const entry = isLong ? await this.#reader.read(path, text, stages) : undefined;
      return await this.#slices.run(
        () => {
          // It may have been opened meanwhile, and then says something else.
          if (this.isDisposed || isOpen(uri)) {
            return undefined;
          }
          return isLong ? this.#set(path, entry) : this.#take(path, text, stages);
        },
        isLong ? 0 : expected,
      );
    } catch (error) {
      if (!(error instanceof vscode.FileSystemError)) {
        throw error;
      }
      // Gone since it was found, or not ours to read: the others still count.
      return this.index.delete(path);
    }
  }

  #take(path: string, text: string, stages?: OwnStages): LinkChange | undefined {
    if (isConfigurationPath(path)) {
      return this.index.setConfiguration(path, text);
    }
    const options = stages === undefined ? {} : { stages: stageWords(stages) };
    const source = inTimeOrNot(linkBudget, () => readForLinks(path, text, options));
    return this.#set(path, source === undefined ? undefined : readEntry(path, source, stages));
  }

  #set(path: string, entry: FileEntry | undefined): LinkChange | undefined {
    if (this.#isFilling && entry !== undefined) {
      this.index.fill(path, entry);
      return undefined;
    }
    return entry === undefined ? this.index.delete(path) : this.index.setEntry(path, entry);
  }

  #forget(uri: vscode.Uri): void {
    this.#tell(this.index.delete(projectPathOf(uri)));
  }

  #forgetBelow(uri: vscode.Uri): void {
    if (!this.#holds(uri)) {
      return;
    }
    const gone = projectPathOf(uri);
    const below = [...this.index.paths].filter((path) => path === gone || path.startsWith(`${gone}/`));
    this.#tell(...below.map((path) => this.index.delete(path)));
  }

  #holds(uri: vscode.Uri): boolean {
    return vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() === this.folder.uri.toString();
  }

  #tell(...changes: readonly (LinkChange | undefined)[]): void {
    const real = changes.filter((change) => change !== undefined);
    const affected = new Set(real.flatMap((change) => change.affected));
    if (affected.size > 0) {
      this.#affected.fire(affected);
    }
    if (real.length > 0) {
      this.#linksChanged.fire();
    }
  }

  #inBackground(title: string, run: () => Promise<void>): void {
    runInBackground(this.#log, title, run);
  }
}

function isOpen(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((document) => document.uri.toString() === uri.toString());
}
