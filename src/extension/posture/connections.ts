import * as vscode from 'vscode';
import type { ArmClient } from '../../azure/arm-client.js';
import type { UnreadReason } from '../../posture/snapshot/reading.js';
import type { Snapshot } from '../../posture/snapshot/snapshot.js';
import { runInBackground } from '../infrastructure/commands.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import type { AzureAccess } from './azure-session.js';
import { readAzureSettings } from './azure-settings.js';
import { noPipelines, type PipelineReader } from '../pipelines/pipeline-reader.js';
import type { Judge, Judged } from './judge.js';
import { loadAzure, loadEngine } from './load-engine.js';

/** Where a workspace in the view comes from. */
export type Source = 'azure' | 'file' | 'sample';

/** One workspace of the view. */
export interface Connection {
  /** The resource id for `azure`, the file's address for `file`. */
  readonly key: string;
  readonly source: Source;
  readonly name: string;
  readonly state: ConnectionState;
  /** How what lies in no snapshot file is judged again, such as a workspace of a fleet. */
  readonly readAgain?: () => Promise<Judged>;
}

export type ConnectionState =
  | { readonly is: 'waiting' }
  | { readonly is: 'reading'; readonly answered: number; readonly known: number; readonly before?: Judged }
  /** The service looks at it from inside, which takes a minute or two. */
  | { readonly is: 'diagnosing'; readonly before: Judged }
  /** More is read of it at a person's command. */
  | { readonly is: 'adding'; readonly before: Judged }
  | { readonly is: 'ready'; readonly judged: Judged }
  | { readonly is: 'failed'; readonly reason: UnreadReason; readonly before?: Judged };

/** What a connection last showed, also while it is read again or when reading it failed. */
export function judgedOf({ state }: Connection): Judged | undefined {
  switch (state.is) {
    case 'waiting':
      return undefined;
    case 'ready':
      return state.judged;
    case 'reading':
    case 'diagnosing':
    case 'adding':
    case 'failed':
      return state.before;
  }
}

/** Whether Azure is asked about a connection now. */
export function isBusy({ is }: ConnectionState): boolean {
  return is === 'reading' || is === 'diagnosing' || is === 'adding';
}

/** Names of workspaces are kept between sessions, under this key; nothing that was read is. */
const memory = 'amlGuard.posture.workspaces';

/** The workspaces that the view shows: several at once, each with its own state. */
export class Connections extends Owner {
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  /** The list, or the state of a workspace in it. */
  readonly onDidChange = this.#changed.event;
  readonly #all = new Map<string, Connection>();
  readonly #running = new Map<string, AbortController>();
  /** Workspaces of Azure that were looked at in a fleet only: they are not kept for the next session. */
  readonly #passing = new Set<string>();

  constructor(
    private readonly azure: AzureAccess,
    private readonly judge: Judge,
    private readonly state: vscode.Memento,
    private readonly sampleFile: vscode.Uri,
    private readonly log: Log,
    private readonly pipelines: PipelineReader = noPipelines,
  ) {
    super();
    for (const id of this.#remembered()) {
      this.#all.set(mapKey(id), waiting(id, 'azure'));
    }
    this.own({
      dispose: () => {
        this.cancelAll();
      },
    });
    this.own(
      judge.onDidChange(() => {
        runInBackground(log, 'judge the workspaces again', () => this.#judgeAgain());
      }),
    );
  }

  get all(): readonly Connection[] {
    return [...this.#all.values()];
  }

  get isReading(): boolean {
    return this.all.some(({ state }) => isBusy(state));
  }

  find(key: string): Connection | undefined {
    return this.#all.get(mapKey(key));
  }

  /** Adds a workspace of Azure and reads it. */
  async connect(id: string, interactive: boolean): Promise<void> {
    if (this.find(id) === undefined) {
      this.#put(waiting(id, 'azure'), true);
      await this.#remember();
    }
    await this.refresh(id, interactive);
  }

  /** Takes a workspace off the view. */
  async disconnect(key: string): Promise<void> {
    this.cancel(key);
    this.#running.delete(mapKey(key));
    this.#all.delete(mapKey(key));
    this.#changed.fire();
    await this.#remember();
  }

  /** Shows a snapshot that was saved. @throws SnapshotError when the file is none. */
  async open(file: vscode.Uri, source: 'file' | 'sample' = 'file'): Promise<Connection> {
    const engine = await loadEngine();
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(file));
    const snapshot = engine.parseSnapshot(text);
    const judged = await this.judge.judge(snapshot);
    const name = judged.report.workspace.name;
    // A made-up workspace stays one when it was exported and is opened again.
    const connection: Connection = {
      key: file.toString(),
      source: snapshot.sample ? 'sample' : source,
      name,
      state: { is: 'ready', judged },
    };
    this.#put(connection, true);
    return connection;
  }

  /**
   * Shows a workspace that was read elsewhere. What the view knows of it already stays, where that is as new.
   *
   * @param readAgain for what is not in Azure
   */
  show(
    judged: Judged,
    { key, source, readAgain }: Pick<Connection, 'key' | 'source'> & { readonly readAgain: () => Promise<Judged> },
  ): Connection {
    const known = this.find(key);
    const before = known === undefined ? undefined : judgedOf(known);
    if (
      known !== undefined &&
      (known.state.is === 'reading' ||
        known.state.is === 'diagnosing' ||
        (before !== undefined && Date.parse(before.snapshot.takenAt) >= Date.parse(judged.snapshot.takenAt)))
    ) {
      return known;
    }
    if (known === undefined) {
      this.#passing.add(mapKey(key));
    }
    const { name } = judged.report.workspace;
    const connection: Connection = {
      ...{ key, source, name, state: { is: 'ready', judged } },
      ...(source === 'azure' ? {} : { readAgain }),
    };
    this.#put(connection, true);
    return connection;
  }

  /** Shows the workspace that ships with the product. */
  async openSample(): Promise<Connection> {
    return this.open(this.sampleFile, 'sample');
  }

  /**
   * Reads a workspace of Azure again; a snapshot from a file is read from its file. What was known stays visible
   * meanwhile. Never throws: a failure becomes the connection's state.
   */
  async refresh(key: string, interactive: boolean): Promise<void> {
    const connection = this.find(key);
    if (connection === undefined) {
      return;
    }
    const before = judgedOf(connection);
    const known = before === undefined ? {} : { before };
    if (connection.source !== 'azure') {
      await this.#openAgain(connection).catch((error: unknown) => {
        this.log.error(`open ${connection.name}`, error);
        const message = error instanceof Error ? error.message : String(error);
        this.#put({ ...connection, state: { is: 'failed', reason: { code: 'refused', message }, ...known } });
      });
      return;
    }
    this.cancel(key);
    this.#passing.delete(mapKey(key));
    const stop = new AbortController();
    this.#running.set(mapKey(key), stop);
    this.#put({ ...connection, state: { is: 'reading', answered: 0, known: 1, ...known } });
    let state: ConnectionState;
    try {
      state = { is: 'ready', judged: await this.#read(connection, interactive, stop.signal, known) };
    } catch (error) {
      state = await this.#failed(error, connection, stop.signal.aborted, before);
    }
    // A later reading of the same workspace has taken over meanwhile, or the workspace is off the view.
    if (this.#running.get(mapKey(key)) === stop) {
      this.#running.delete(mapKey(key));
      this.#put({ ...connection, state });
    }
  }

  /** Silently reads what could not be read for want of a sign-in. */
  async refreshSignedOut(): Promise<void> {
    const waiting = this.all.filter(({ state }) => state.is === 'failed' && state.reason.code === 'signed-out');
    await Promise.all(waiting.map(({ key }) => this.refresh(key, false)));
  }

  /**
   * Lets the service look at a workspace of Azure from inside; what it finds stands beside what was read, until the
   * next reading.
   *
   * @throws Error when the workspace was not read before, or is not one of Azure
   */
  async diagnose(key: string): Promise<void> {
    const azure = await loadAzure();
    await this.#add(key, 'diagnosing', (client, snapshot, signal) => azure.diagnoseWorkspace(client, snapshot, signal));
  }

  /**
   * Reads the access lists of one Data Lake account of a workspace, or of all; they stand beside what was read, until
   * the next reading.
   *
   * @throws Error when the workspace was not read before, or is not one of Azure
   */
  async readAccessLists(key: string, account: string | undefined): Promise<void> {
    const azure = await loadAzure();
    const options = account === undefined ? {} : { account };
    await this.#add(key, 'adding', (client, snapshot, signal) =>
      azure.readAccessLists(client, snapshot, signal, options),
    );
  }

  async #add(
    key: string,
    is: 'diagnosing' | 'adding',
    read: (client: ArmClient, snapshot: Snapshot, signal: AbortSignal) => Promise<Snapshot>,
  ): Promise<void> {
    const connection = this.find(key);
    if (connection?.source !== 'azure' || connection.state.is !== 'ready') {
      throw new Error(addTexts[is].needs);
    }
    const before = connection.state.judged;
    this.cancel(key);
    const stop = new AbortController();
    this.#running.set(mapKey(key), stop);
    this.#put({ ...connection, state: { is, before } });
    let judged = before;
    try {
      judged = await this.judge.judge(
        await this.azure.use(true, (client) => read(client, before.snapshot, stop.signal)),
      );
    } catch (error) {
      if (!stop.signal.aborted) {
        const reason = await this.azure.reasonOf(error, '');
        throw new Error(addTexts[is].failed(reason.message), { cause: error });
      }
    } finally {
      if (this.#running.get(mapKey(key)) === stop) {
        this.#running.delete(mapKey(key));
        this.#put({ ...connection, state: { is: 'ready', judged } });
      }
    }
  }

  /** Ends the reading of one workspace; its sockets are closed. */
  cancel(key: string): void {
    this.#running.get(mapKey(key))?.abort();
  }

  cancelAll(): void {
    for (const stop of this.#running.values()) {
      stop.abort();
    }
  }

  async #openAgain(connection: Connection): Promise<void> {
    const { key, readAgain, source } = connection;
    if (readAgain === undefined) {
      await this.open(vscode.Uri.parse(key), source === 'sample' ? 'sample' : 'file');
    } else {
      this.#put({ ...connection, state: { is: 'ready', judged: await readAgain() } });
    }
  }

  async #read(
    connection: Connection,
    interactive: boolean,
    signal: AbortSignal,
    known: { readonly before?: Judged },
  ): Promise<Judged> {
    const azure = await loadAzure();
    const { snapshot: read, statistics } = await this.azure.use(interactive, (client) =>
      azure.readWorkspace(
        client,
        connection.key,
        {
          previews: readAzureSettings().previewApi,
          onProgress: (progress) => {
            if (!signal.aborted) {
              this.#put({ ...connection, state: { is: 'reading', ...progress, ...known } });
            }
          },
        },
        signal,
      ),
    );
    this.log.info(
      `read ${connection.name}: ${String(statistics.questions)} questions, ${String(statistics.depth)} deep`,
    );
    const workspace = read.readings[mapKey(connection.key)];
    if (workspace?.is === 'unreadable') {
      throw new WorkspaceUnread(workspace.reason);
    }
    // Behind the workspace: one question for a sign-in at a time, and none where there is no workspace to show.
    const { places, readings } = await this.pipelines.read(interactive, signal);
    return this.judge.judge(azure.withPipelines(read, places, readings));
  }

  async #failed(
    error: unknown,
    connection: Connection,
    cancelled: boolean,
    before: Judged | undefined,
  ): Promise<ConnectionState> {
    if (cancelled) {
      return before === undefined ? { is: 'waiting' } : { is: 'ready', judged: before };
    }
    const reason = error instanceof WorkspaceUnread ? error.reason : await this.azure.reasonOf(error, '');
    this.log.warn(
      `could not read ${connection.name}: ${reason.message}` +
        (reason.requestId === undefined ? '' : ` (request ${reason.requestId})`),
    );
    return { is: 'failed', reason, ...(before === undefined ? {} : { before }) };
  }

  async #judgeAgain(): Promise<void> {
    for (const { key, state } of this.all) {
      if (state.is === 'ready') {
        const judged = await this.judge.judge(state.judged.snapshot);
        const now = this.find(key);
        // It may have been read again, or taken off the view, meanwhile.
        if (now?.state === state) {
          this.#put({ ...now, state: { is: 'ready', judged } });
        }
      }
    }
  }

  #put(connection: Connection, isNew = false): void {
    const key = mapKey(connection.key);
    if (!isNew && !this.#all.has(key)) {
      return;
    }
    this.#all.set(key, connection);
    this.#changed.fire();
  }

  #remembered(): readonly string[] {
    const kept = this.state.get<unknown>(memory);
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string') : [];
  }

  async #remember(): Promise<void> {
    await this.state.update(
      memory,
      this.all.filter(({ key, source }) => source === 'azure' && !this.#passing.has(mapKey(key))).map(({ key }) => key),
    );
  }
}

/** What is said when more of a workspace cannot be read. */
const addTexts = {
  diagnosing: {
    needs: vscode.l10n.t('The diagnosis takes a workspace of Azure that has been read; refresh it first'),
    failed: (why: string) => vscode.l10n.t('The diagnosis did not come about. {0}', why),
  },
  adding: {
    needs: vscode.l10n.t('Reading access lists takes a workspace of Azure that has been read; refresh it first'),
    failed: (why: string) => vscode.l10n.t('The access lists could not be read. {0}', why),
  },
} as const;

/** The workspace itself could not be read, so there is nothing to show. */
class WorkspaceUnread extends Error {
  constructor(readonly reason: UnreadReason) {
    super(reason.message);
  }
}

/** Azure writes the same id in several cases; the addresses of files are taken as they are. */
function mapKey(key: string): string {
  return key.startsWith('/') ? key.toLowerCase() : key;
}

function waiting(id: string, source: Source): Connection {
  return { key: id, source, name: id.split('/').at(-1) ?? id, state: { is: 'waiting' } };
}
