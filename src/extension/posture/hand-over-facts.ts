import * as vscode from 'vscode';
import type { WorkspaceKnowledge } from '../../core/project/workspace-catalogue.js';
import type { Snapshot } from '../../posture/snapshot/snapshot.js';
import { runInBackground } from '../infrastructure/commands.js';
import type { ConnectedWorkspace } from '../infrastructure/connected-workspace.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { readText } from '../infrastructure/read-text.js';
import { settingsSection } from '../infrastructure/settings.js';
import { type Connections, judgedOf } from './connections.js';
import type { Judged } from './judge.js';
import { loadEngine, type PostureEngine } from './load-engine.js';

const showSample = 'posture.showSample';

/** Tells the linter which workspace the files of each folder are for, as workspaces are connected, read and let go. */
export class HandOverFacts extends Owner {
  /** One for each snapshot, so that nobody judges again because a reading makes progress. */
  readonly #known = new WeakMap<Snapshot, WorkspaceKnowledge>();
  #turn = 0;

  constructor(
    private readonly connections: Connections,
    private readonly connected: ConnectedWorkspace,
    log: Log,
  ) {
    super();
    const update = (): void => {
      runInBackground(log, 'tell the rules about the workspace', () => this.#update());
    };
    this.own(connections.onDidChange(update));
    this.own(vscode.workspace.onDidChangeWorkspaceFolders(update));
    this.own(
      vscode.workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(`${settingsSection}.${showSample}`)) {
          update();
        }
      }),
    );
  }

  async #update(): Promise<void> {
    const turn = ++this.#turn;
    const candidates = this.#candidates();
    // Before anything is connected there is no reason to load the engine.
    if (candidates.length === 0) {
      this.connected.set({ folders: new Map() });
      return;
    }
    const engine = await loadEngine();
    const only = candidates.length === 1 ? candidates[0] : undefined;
    const folders = new Map<string, WorkspaceKnowledge>();
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
      const chosen = only ?? (await findNamed(engine, folder, candidates));
      if (chosen !== undefined) {
        folders.set(folder.uri.toString(), this.#knowledgeOf(engine, chosen));
      }
    }
    // Something else has come or gone while the files were read.
    if (turn === this.#turn && !this.isDisposed) {
      this.connected.set({ folders, elsewhere: only === undefined ? undefined : this.#knowledgeOf(engine, only) });
    }
  }

  /** What was read; the sample only where the settings show it and nothing else is there. */
  #candidates(): readonly Judged[] {
    const read = this.connections.all.flatMap((connection) => judgedOf(connection) ?? []);
    const real = read.filter(({ snapshot }) => !snapshot.sample);
    const wantsSample = vscode.workspace.getConfiguration(settingsSection).get(showSample) === true;
    return real.length > 0 || !wantsSample ? real : read;
  }

  #knowledgeOf(engine: PostureEngine, { snapshot, report }: Judged): WorkspaceKnowledge {
    const known = this.#known.get(snapshot) ?? engine.workspaceKnowledgeOf(snapshot, report, { is: 'connected' });
    this.#known.set(snapshot, known);
    return known;
  }
}

/** The snapshot of the workspace that the SDK's configuration at the top of a folder names. */
async function findNamed(
  { hintFiles, readWorkspaceHint }: PostureEngine,
  folder: vscode.WorkspaceFolder,
  candidates: readonly Judged[],
): Promise<Judged | undefined> {
  for (const path of hintFiles) {
    const text = await readText(vscode.Uri.joinPath(folder.uri, ...path.split('/'))).catch(() => undefined);
    const id = text === undefined ? undefined : readWorkspaceHint(path, text)?.id.toLowerCase();
    if (id !== undefined) {
      return candidates.find(({ snapshot }) => snapshot.workspace.toLowerCase() === id);
    }
  }
  return undefined;
}
