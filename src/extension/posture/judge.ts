import * as vscode from 'vscode';
import type { PostureConfiguration } from '../../core/config/configuration.js';
import type { PostureSettings } from '../../posture/checks/posture-settings.js';
import type { PostureReport } from '../../posture/report/posture-report.js';
import type { Snapshot } from '../../posture/snapshot/snapshot.js';
import { Owner } from '../infrastructure/disposable.js';
import type { ConfigurationFiles } from '../linting/configuration-files.js';
import { loadEngine } from './load-engine.js';

export interface Judged {
  readonly snapshot: Snapshot;
  readonly report: PostureReport;
}

/** Judges snapshots by what the project's configuration says of workspaces, as the command line does. */
export class Judge extends Owner {
  readonly #changed = this.own(new vscode.EventEmitter<void>());
  /** What was judged would be judged otherwise now. */
  readonly onDidChange = this.#changed.event;

  constructor(private readonly configurations: Pick<ConfigurationFiles, 'find' | 'onDidChange'>) {
    super();
    const tell = (): void => {
      this.#changed.fire();
    };
    this.own(configurations.onDidChange(tell));
    this.own(vscode.workspace.onDidChangeWorkspaceFolders(tell));
  }

  async judge(snapshot: Snapshot): Promise<Judged> {
    const engine = await loadEngine();
    return { snapshot, report: engine.makeReport(snapshot, engine.checks, await this.settingsFor(snapshot)) };
  }

  /** What the checks are told about the workspace of a snapshot. */
  async settingsFor(snapshot: Snapshot): Promise<PostureSettings> {
    const engine = await loadEngine();
    const name = engine.workspaceId(snapshot.workspace)?.name ?? '';
    // A saved snapshot is judged as of its own time: what had not expired then does not fail for being looked at later.
    return engine.postureSettingsFor(name, await this.#configured(), Date.parse(snapshot.takenAt));
  }

  /** The first of the opened folders that says something of workspaces is heard. */
  async #configured(): Promise<PostureConfiguration> {
    for (const { uri } of vscode.workspace.workspaceFolders ?? []) {
      const posture = (await this.configurations.find(vscode.Uri.joinPath(uri, 'file')))?.configuration.posture;
      if (posture !== undefined) {
        return posture;
      }
    }
    return {};
  }
}
