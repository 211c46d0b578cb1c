import * as vscode from 'vscode';
import type { FailureKey } from '../../azure/fleet/confirm.js';
import type { ReadFleetOptions } from '../../azure/fleet/read-fleet.js';
import type { PostureSettings } from '../../posture/checks/posture-settings.js';
import type { FleetScope, FleetSnapshot } from '../../posture/fleet/fleet-snapshot.js';
import { idKey, parseResourceId } from '../../posture/resource-id.js';
import type { Snapshot } from '../../posture/snapshot/snapshot.js';
import { readText } from '../infrastructure/read-text.js';
import type { AzureSession } from '../posture/azure-session.js';
import { readAzureSettings } from '../posture/azure-settings.js';
import type { Judge } from '../posture/judge.js';
import { loadAzure, loadEngine } from '../posture/load-engine.js';
import type { FleetOrigin } from './fleet-origin.js';
import type { FleetSource, Progress } from './fleet-source.js';
import type { FleetWork, LiveWork } from './fleet-work.js';
import { sampleFleet } from './sample-fleet.js';
import { SnapshotFleet } from './snapshot-fleet.js';

/** Opens fleets: the one place where the view meets who reads, judges and writes them. */
export class FleetSessions {
  constructor(
    private readonly azure: Pick<AzureSession, 'signIn' | 'use'>,
    private readonly judge: Judge,
    private readonly extension: vscode.Uri,
  ) {}

  /** Reads nothing yet. */
  open(origin: FleetOrigin): FleetSource {
    return new SnapshotFleet(origin, this.#work(origin));
  }

  #work(origin: FleetOrigin): FleetWork {
    return {
      load: (progress, signal) => this.#load(origin, progress, signal),
      judge: async (snapshot, { subscriptionNames }, confirmed) => {
        const { checks, judgeWorkspace } = await loadEngine();
        const settings = await this.judge.settingsFor(snapshot);
        return judgeWorkspace(snapshot, checks, settings, subscriptionNames, confirmed);
      },
      assemble: async (fleet, judged) => {
        const { assembleFleetReport, checks } = await loadEngine();
        return assembleFleetReport(fleet, checks, judged);
      },
      details: (snapshot) => this.judge.judge(snapshot),
      parse: async (text) => (await loadEngine()).parseFleet(text),
      serialize: async (fleet) => (await loadEngine()).serializeFleet(fleet),
      write: async (report, judged, form) =>
        (await loadEngine()).formatFleet({ report, failures: judged.map(({ failures }) => failures) }, form),
      live: origin.is === 'azure' ? this.#live() : undefined,
    };
  }

  async #load(origin: FleetOrigin, progress: Progress, signal: AbortSignal): Promise<FleetSnapshot> {
    switch (origin.is) {
      case 'sample': {
        const { parseSnapshot } = await loadEngine();
        const file = vscode.Uri.joinPath(this.extension, 'media', 'sample-workspace.json');
        return sampleFleet(parseSnapshot(await readText(file)));
      }
      case 'file':
        return (await loadEngine()).parseFleet(await readText(vscode.Uri.parse(origin.file)));
      case 'azure':
        return this.#read(origin.scope, progress, signal);
    }
  }

  async #read(scope: FleetScope, progress: Progress, signal: AbortSignal): Promise<FleetSnapshot> {
    const azure = await loadAzure();
    await this.azure.signIn();
    const onProgress: ReadFleetOptions['onProgress'] = ({ queries }) => {
      progress(vscode.l10n.t('Resource Graph answered {0} of {1} queries', queries.answered, queries.all));
    };
    const { fleet } = await this.azure.use(true, (client) => azure.readFleet(client, scope, { onProgress }, signal));
    return fleet;
  }

  #live(): LiveWork {
    return {
      readDeeply: async (fleet, id, progress, signal) => {
        const snapshot = await this.#readOne(id, progress, signal);
        const key = idKey(id);
        return {
          ...fleet,
          workspaces: fleet.workspaces.map((old) => (idKey(old.workspace) === key ? snapshot : old)),
        };
      },
      confirm: async (fleet, failures, progress, signal) => {
        const azure = await loadAzure();
        const { checks } = await loadEngine();
        const settingsOf = await this.#settingsOf(fleet, failures);
        const onProgress = (done: number, all: number): void => {
          progress(vscode.l10n.t('Confirming failures: {0} of {1}', done, all));
        };
        return this.azure.use(true, (client) =>
          azure.confirmFailures(client, fleet, failures, { checks, settingsOf, onProgress }, signal),
        );
      },
    };
  }

  /** @throws Error when the workspace itself could not be read: nothing that is known may give way to that */
  async #readOne(id: string, progress: Progress, signal: AbortSignal): Promise<Snapshot> {
    const azure = await loadAzure();
    const onProgress = ({ answered, known }: { readonly answered: number; readonly known: number }): void => {
      progress(vscode.l10n.t('Reading the workspace: {0} of {1} answers', answered, known));
    };
    const options = { previews: readAzureSettings().previewApi, onProgress };
    const { snapshot } = await this.azure.use(true, (client) => azure.readWorkspace(client, id, options, signal));
    const workspace = snapshot.readings[idKey(id)];
    if (workspace?.is === 'unreadable') {
      throw new Error(vscode.l10n.t('The workspace could not be read. {0}', workspace.reason.message));
    }
    return snapshot;
  }

  /** The settings of the workspaces that failures are about, by the workspace's name. */
  async #settingsOf(
    { workspaces }: FleetSnapshot,
    failures: readonly FailureKey[],
  ): Promise<(workspace: string) => PostureSettings> {
    const { defaultPostureSettings } = await loadEngine();
    const asked = new Set(failures.map(({ workspace }) => idKey(workspace)));
    const settings = new Map<string, PostureSettings>();
    for (const snapshot of workspaces.filter(({ workspace }) => asked.has(idKey(workspace)))) {
      settings.set(parseResourceId(snapshot.workspace)?.name ?? '', await this.judge.settingsFor(snapshot));
    }
    return (name) => settings.get(name) ?? defaultPostureSettings(Date.now());
  }
}
