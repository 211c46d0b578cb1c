import * as vscode from 'vscode';
import { languageOf } from '../../core/documents/detect.js';
import { runInBackground } from '../infrastructure/commands.js';
import { Debouncer } from '../infrastructure/debounce.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { readSettings, settingsSection } from '../infrastructure/settings.js';
import { today } from '../infrastructure/today.js';
import { ChangedFolders } from '../linting/changed-folders.js';
import type { Linter } from '../linting/linter.js';
import { projectPathOf } from '../linting/supported-documents.js';
import type { WorkspaceProjects } from '../linting/workspace-projects.js';
import { scanInSlices } from './scan-in-slices.js';
import { scanInThread } from './scan-in-thread.js';
import { ScanResults } from './scan-results.js';
import type { ScanEnd, ScanListener } from './scan-run.js';
import { StaleFiles } from './stale-files.js';

/** Joins the changes of one save, one checkout or one tool, milliseconds. */
const changePauseMs = 1_000;
/** The list is drawn anew no more often than this while a scan runs, milliseconds. */
const tellEveryMs = 200;

/** How far a scan is. */
export interface ScanProgress {
  /** The folder that is being scanned. */
  readonly folder: string;
  readonly done: number;
  /** 0 until the files are counted. */
  readonly all: number;
  /** Whether a person asked for it, or files have changed. */
  readonly isAsked: boolean;
}

/** What is known of the scans so far. */
export interface ScanState {
  readonly running?: ScanProgress;
  /** When the last scan of all folders was over, milliseconds since the Unix epoch. */
  readonly finishedMs?: number;
  /** Where the last one was cancelled. */
  readonly cancelledAt?: ScanProgress;
}

export interface WorkspaceScanParts {
  readonly projects: WorkspaceProjects;
  readonly linter: Linter;
  /** What changes the findings of whole folders when it changes. */
  readonly configurations: readonly { readonly onDidChange: vscode.Event<void> }[];
  /** The bundle that serves as a thread. */
  readonly program: string;
  readonly log: Log;
}

/**
 * Scans the workspace folders one after the other, each with its own configuration and baseline, and afterwards what
 * changes in them. One scan runs at a time.
 */
export class WorkspaceScan extends Owner {
  readonly results = new ScanResults();
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  /** Results or state are not what they were; told a few times a second at most. */
  readonly onDidChange = this.#changed.event;
  readonly #pauses = this.own(new Debouncer());
  readonly #stale = new StaleFiles();
  readonly #watched = new Map<string, Owner>();
  #running: { readonly controller: AbortController; readonly ended: Promise<void> } | undefined;
  #state: ScanState = {};
  #hasThreads = true;
  #tellTimer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: WorkspaceScanParts) {
    super();
    this.own({
      dispose: () => {
        this.#running?.controller.abort();
        clearTimeout(this.#tellTimer);
        this.#watched.forEach((watch) => {
          watch.dispose();
        });
      },
    });
    this.own(
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        removed.forEach(({ uri }) => {
          this.#forgetFolder(uri);
        });
      }),
    );
    this.own(
      vscode.workspace.onDidChangeConfiguration((change) => {
        for (const name of ['strictness', 'rules', 'sensitiveWords', 'secretNames', 'publicNames']) {
          this.#scannedFolders()
            .filter(({ uri }) => change.affectsConfiguration(`${settingsSection}.${name}`, uri))
            .forEach(({ uri }) => {
              this.#markFolder(uri);
            });
        }
      }),
    );
    for (const { onDidChange } of parts.configurations) {
      this.own(
        onDidChange(() => {
          this.#scannedFolders().forEach(({ uri }) => {
            this.#markFolder(uri);
          });
        }),
      );
    }
    this.own(
      parts.projects.onDidAffectFiles(({ folder, paths }) => {
        // Waits for the change on disk that it comes from, or comes with; a text that nobody saved changes no file.
        const key = folder.uri.toString();
        this.#stale.affect(
          key,
          this.results.pathsOf(key).filter((path) => paths.has(path)),
        );
      }),
    );
    this.own(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        if (this.#stale.has(folderOf(uri), projectPathOf(uri))) {
          this.#rescanSoon();
        }
      }),
    );
  }

  get state(): ScanState {
    return this.#state;
  }

  /** Scans all folders; a scan that runs is ended first. Resolves when it is over, done or not. */
  async start(): Promise<void> {
    await this.#cancelAndWait();
    this.#stale.clear();
    const folders = vscode.workspace.workspaceFolders ?? [];
    await this.#run(
      folders.map((folder) => ({ folder })),
      true,
    );
  }

  /** Ends the threads at once. What was found stays; what was not looked at again stays as it was. */
  cancel(): void {
    this.#running?.controller.abort();
  }

  /** Forgets all results, and scans nothing more until asked. */
  async clear(): Promise<void> {
    await this.#cancelAndWait();
    this.results.clear();
    this.#stale.clear();
    this.#watched.forEach((watch) => {
      watch.dispose();
    });
    this.#watched.clear();
    this.#state = {};
    this.#tell();
  }

  /** Looks at what has changed now rather than a moment later, so that results are those of the disk. */
  async refresh(folder: vscode.Uri, paths: readonly string[]): Promise<void> {
    paths.forEach((path) => {
      this.#stale.add(folder.toString(), path);
    });
    await this.#rescan();
  }

  async #cancelAndWait(): Promise<void> {
    this.cancel();
    await this.#running?.ended;
  }

  async #run(jobs: readonly Job[], isAsked: boolean): Promise<void> {
    const controller = new AbortController();
    const ended = this.#runAll(jobs, isAsked, controller.signal);
    const running = { controller, ended };
    this.#running = running;
    try {
      await ended;
    } finally {
      if (this.#running === running) {
        this.#running = undefined;
      }
      const { finishedMs, cancelledAt } = this.#state;
      this.#state = {
        ...(finishedMs === undefined ? {} : { finishedMs }),
        ...(cancelledAt === undefined ? {} : { cancelledAt }),
      };
      this.#tell();
    }
    if (!controller.signal.aborted && this.#stale.isPressing) {
      this.#rescanSoon();
    }
  }

  async #runAll(jobs: readonly Job[], isAsked: boolean, signal: AbortSignal): Promise<void> {
    for (const { folder, only } of jobs) {
      if (this.isDisposed) {
        return;
      }
      const begun: ScanProgress = { folder: folder.name, done: 0, all: 0, isAsked };
      this.#state = { ...this.#state, running: begun };
      this.#tell();
      this.#watch(folder);
      const end = await this.#scan(folder, only, isAsked, signal);
      if (end.is === 'cancelled') {
        only?.forEach((path) => {
          this.#stale.add(folder.uri.toString(), path);
        });
        if (isAsked) {
          this.#state = { ...this.#state, cancelledAt: this.#state.running ?? begun };
        }
        return;
      }
    }
    if (isAsked) {
      this.#state = { finishedMs: Date.now() };
    }
  }

  async #scan(
    folder: vscode.WorkspaceFolder,
    only: ReadonlySet<string> | undefined,
    isAsked: boolean,
    signal: AbortSignal,
  ): Promise<ScanEnd> {
    const key = folder.uri.toString();
    const met = new Set<string>();
    const listener: ScanListener = {
      onProgress: (done, all) => {
        this.#state = { ...this.#state, running: { folder: folder.name, done, all, isAsked } };
        this.#tell();
      },
      onFiles: (files) => {
        files.forEach(({ path }) => met.add(path));
        this.results.put(key, files);
        this.#tell();
      },
    };
    const end = await this.#scanWith(folder, only, listener, signal);
    if (end.is === 'done') {
      this.results.finish(key, met, end.troubles, only);
    } else if (end.is !== 'cancelled') {
      const logged = end.is === 'failed' ? end.message : (end.error ?? 'its thread ended before it was done');
      this.parts.log.warn(`${folder.name} could not be scanned: ${logged}`);
      // Nobody knows what is in it, so nothing that was known counts any more.
      this.results.clear(key);
      this.results.finish(key, new Set(), [{ path: '.', reason: reasonOf(end) }]);
    }
    return end;
  }

  async #scanWith(
    { uri }: vscode.WorkspaceFolder,
    only: ReadonlySet<string> | undefined,
    listener: ScanListener,
    signal: AbortSignal,
  ): Promise<ScanEnd> {
    const { program, projects, linter, log } = this.parts;
    if (uri.scheme === 'file' && this.#hasThreads) {
      const files = only === undefined ? undefined : [...only].map((path) => vscode.Uri.joinPath(uri, path).fsPath);
      const settings = readSettings(uri).configuration;
      const request = { folder: uri.fsPath, today: today(), settings, only: files };
      try {
        return await scanInThread(request, program, listener, signal);
      } catch (error) {
        // A browser has none.
        this.#hasThreads = false;
        log.error('start a thread that scans', error);
      }
    }
    await projects.find(vscode.Uri.joinPath(uri, 'file'))?.whenFilled;
    return scanInSlices({ folder: uri, linter, only }, listener, signal);
  }

  #rescanSoon(): void {
    this.#pauses.schedule('rescan', changePauseMs, () => {
      runInBackground(this.parts.log, 'scan what has changed', () => this.#rescan());
    });
  }

  async #rescan(): Promise<void> {
    this.#pauses.cancel('rescan');
    while (this.#running !== undefined) {
      await this.#running.ended;
    }
    const jobs = this.#scannedFolders().flatMap((folder): readonly Job[] => {
      const key = folder.uri.toString();
      const known = (path: string): boolean => this.results.findingsIn(key, path) !== undefined;
      const stale = this.#stale.take(
        key,
        (path) =>
          // An open file shows what is typed; its turn comes when it is closed.
          !known(path) || !isOpen(vscode.Uri.joinPath(folder.uri, path)),
      );
      return stale === undefined ? [] : [{ folder, ...(stale === 'all' ? {} : { only: stale }) }];
    });
    if (jobs.length > 0) {
      await this.#run(jobs, false);
    }
  }

  #scannedFolders(): readonly vscode.WorkspaceFolder[] {
    return (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => this.results.has(uri.toString()));
  }

  #markFolder(uri: vscode.Uri): void {
    this.#stale.addAll(uri.toString());
    this.#rescanSoon();
  }

  #forgetFolder(uri: vscode.Uri): void {
    const key = uri.toString();
    this.#watched.get(key)?.dispose();
    this.#watched.delete(key);
    this.results.clear(key);
    this.#tell();
  }

  /** Nothing is watched before the first scan. */
  #watch(folder: vscode.WorkspaceFolder): void {
    const key = folder.uri.toString();
    if (this.#watched.has(key)) {
      return;
    }
    const watch = new Owner();
    this.#watched.set(key, watch);
    const watcher = watch.own(vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(folder, '**/*')));
    const touch = (uri: vscode.Uri): void => {
      const path = projectPathOf(uri);
      if (path === '.gitignore' || path.endsWith('/.gitignore')) {
        this.#markFolder(folder.uri);
      } else if (languageOf(path) !== undefined && !isForeign(path)) {
        this.#stale.add(key, path);
        this.#rescanSoon();
      }
    };
    watch.own(watcher.onDidCreate(touch));
    watch.own(watcher.onDidChange(touch));
    watch.own(
      watcher.onDidDelete((uri) => {
        // Its own findings go at once; those that others have because of it, with the next look.
        if (this.results.forget(key, projectPathOf(uri))) {
          this.#tell();
        }
        touch(uri);
      }),
    );
    const folders = watch.own(new ChangedFolders(folder));
    watch.own(
      folders.onDidAppear(() => {
        this.#markFolder(folder.uri);
      }),
    );
  }

  #tell(): void {
    if (this.isDisposed) {
      return;
    }
    this.#tellTimer ??= setTimeout(() => {
      this.#tellTimer = undefined;
      this.#changed.fire();
    }, tellEveryMs);
  }
}

interface Job {
  readonly folder: vscode.WorkspaceFolder;
  readonly only?: ReadonlySet<string>;
}

/** What a configuration with errors says stays English, as in the terminal. */
function reasonOf(end: ScanEnd & { readonly is: 'failed' | 'broken' }): string {
  if (end.is === 'failed') {
    return end.message;
  }
  return end.error === undefined
    ? vscode.l10n.t('the thread that scans ended before it was done')
    : vscode.l10n.t('the thread that scans failed ({0})', end.error);
}

function folderOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri.toString() ?? '';
}

function isForeign(path: string): boolean {
  return /(?:^|\/)(?:\.git|node_modules|\.venv|__pycache__)\//.test(path);
}

function isOpen(uri: vscode.Uri): boolean {
  const { textDocuments, notebookDocuments } = vscode.workspace;
  return [...textDocuments, ...notebookDocuments].some((document) => document.uri.toString() === uri.toString());
}
