import * as vscode from 'vscode';
import type { ConfirmResult } from '../../azure/fleet/confirm.js';
import type { FleetReport } from '../../posture/fleet/fleet-report.js';
import type { JudgedWorkspace } from '../../posture/fleet/judge-workspace.js';
import type { FleetSnapshot } from '../../posture/fleet/fleet-snapshot.js';
import { idKey } from '../../posture/resource-id.js';
import type { Snapshot } from '../../posture/snapshot/snapshot.js';
import type { ExportForm } from '../../webview/fleet/model/messages.js';
import { numberText } from '../../webview/fleet/model/words.js';
import { counted } from '../infrastructure/counted.js';
import type { Judged } from '../posture/judge.js';
import { titleOf, type FleetOrigin } from './fleet-origin.js';
import type { Confirmed, FleetSource, Progress } from './fleet-source.js';
import type { FleetWork, LiveWork } from './fleet-work.js';

/** After so much judging everybody else has a turn, milliseconds; one workspace takes some. */
const sliceMs = 15;
/** Progress is told after so many workspaces. */
const toldEvery = 50;

/** Ids of checks by the lower-case id of the workspace. */
type ConfirmedChecks = ReadonlyMap<string, ReadonlySet<string>>;

interface Known {
  readonly fleet: FleetSnapshot;
  /** In the order of the fleet's workspaces. */
  readonly judged: readonly JudgedWorkspace[];
  readonly report: FleetReport;
  readonly confirmed: ConfirmedChecks;
}

/** Workspaces that were read as snapshots: each can be judged again, shown whole and saved. */
export class SnapshotFleet implements FleetSource {
  readonly title: string;
  #known: Known | undefined;

  constructor(
    readonly origin: FleetOrigin,
    private readonly work: FleetWork,
  ) {
    this.title = titleOf(origin);
  }

  get isLive(): boolean {
    return this.work.live !== undefined;
  }

  async open(progress: Progress, signal: AbortSignal): Promise<FleetReport> {
    return this.#known?.report ?? this.refresh(progress, signal);
  }

  async refresh(progress: Progress, signal: AbortSignal): Promise<FleetReport> {
    const fleet = await this.work.load(progress, signal);
    this.#known = await this.#judge(fleet, new Map(), progress, signal);
    return this.#known.report;
  }

  details(id: string): Promise<Judged> {
    return this.work.details(this.#snapshotOf(id));
  }

  async readDeeply(id: string, progress: Progress, signal: AbortSignal): Promise<FleetReport> {
    const { confirmed, fleet } = this.#get();
    const live = this.#live(vscode.l10n.t('A saved or made-up workspace cannot be read from Azure'));
    const now = await live.readDeeply(fleet, id, progress, signal);
    // What was confirmed rests on what was read before.
    const others = new Map([...confirmed].filter(([key]) => key !== idKey(id)));
    this.#known = await this.#judge(now, others, progress, signal);
    return this.#known.report;
  }

  async confirm(id: string, progress: Progress, signal: AbortSignal): Promise<Confirmed> {
    const { confirmed, fleet, judged } = this.#get();
    const live = this.#live(vscode.l10n.t('Failures of a saved or made-up workspace cannot be confirmed'));
    const row = judged.find(({ row: { id: one } }) => idKey(one) === idKey(id));
    const failures = (row?.failures ?? []).map(({ checkId, subject }) => ({
      workspace: id,
      checkId,
      subject: subject.id,
    }));
    const result = await live.confirm(fleet, failures, progress, signal);
    const all = new Map([...confirmed, [idKey(id), wholeChecks(result)]]);
    this.#known = await this.#judge(result.fleet, all, progress, signal);
    return { report: this.#known.report, text: sentenceOf(result) };
  }

  exportAs(form: ExportForm): Promise<string> {
    const { judged, report } = this.#get();
    return this.work.write(report, judged, form);
  }

  save(): Promise<string> {
    return this.work.serialize(this.#get().fleet);
  }

  async readOther(text: string, progress: Progress, signal: AbortSignal): Promise<FleetReport> {
    return (await this.#judge(await this.work.parse(text), new Map(), progress, signal)).report;
  }

  /** Judges what is not judged already, in slices. */
  async #judge(
    fleet: FleetSnapshot,
    confirmed: ConfirmedChecks,
    progress: Progress,
    signal: AbortSignal,
  ): Promise<Known> {
    const before = new Map(
      this.#known?.fleet.workspaces.map((snapshot, index) => [snapshot, this.#known?.judged[index]]),
    );
    const judged: JudgedWorkspace[] = [];
    let since = performance.now();
    for (const [index, snapshot] of fleet.workspaces.entries()) {
      signal.throwIfAborted();
      const key = idKey(snapshot.workspace);
      const checks = confirmed.get(key);
      const old = before.get(snapshot);
      const isSame = old !== undefined && checks === this.#known?.confirmed.get(key);
      judged.push(isSame ? old : await this.work.judge(snapshot, fleet, checks ?? new Set()));
      if (performance.now() - since > sliceMs) {
        await letOthersWork();
        since = performance.now();
      }
      if (index % toldEvery === 0) {
        const all = numberText(fleet.workspaces.length);
        progress(vscode.l10n.t('Judging {0} of {1} workspaces', numberText(index), all));
      }
    }
    return { fleet, judged, confirmed, report: await this.work.assemble(fleet, judged) };
  }

  #live(otherwise: string): LiveWork {
    if (this.work.live === undefined) {
      throw new Error(otherwise);
    }
    return this.work.live;
  }

  #get(): Known {
    if (this.#known === undefined) {
      throw new Error(vscode.l10n.t('The fleet has not been read yet'));
    }
    return this.#known;
  }

  #snapshotOf(id: string): Snapshot {
    const found = this.#get().fleet.workspaces.find(({ workspace }) => idKey(workspace) === idKey(id));
    if (found === undefined) {
      throw new Error(vscode.l10n.t('The workspace is not part of this fleet'));
    }
    return found;
  }
}

function letOthersWork(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** Checks of which every failure was confirmed: one that was not must not be vouched for by another. */
function wholeChecks({ confirmations }: ConfirmResult): ReadonlySet<string> {
  const open = new Set(confirmations.filter(({ is }) => is === 'not-known').map(({ checkId }) => checkId));
  return new Set(
    confirmations.filter(({ is, checkId }) => is === 'confirmed' && !open.has(checkId)).map(({ checkId }) => checkId),
  );
}

function sentenceOf({ confirmations }: ConfirmResult): string {
  const count = (wanted: string): number => confirmations.filter(({ is }) => is === wanted).length;
  const confirmed = count('confirmed');
  const gone = count('no-longer-fails');
  const open = count('not-known');
  return [
    counted(
      confirmed,
      vscode.l10n.t('{0} failure confirmed', confirmed),
      vscode.l10n.t('{0} failures confirmed', confirmed),
    ),
    ...(gone === 0 ? [] : [vscode.l10n.t('{0} in order by now', gone)]),
    ...(open === 0 ? [] : [vscode.l10n.t('{0} could not be read', open)]),
  ].join(', ');
}
