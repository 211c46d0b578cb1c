import type { Check } from '../../posture/checks/define-check.js';
import { runChecks } from '../../posture/checks/run.js';
import { subjects } from '../../posture/checks/subjects.js';
import type { FleetSnapshot } from '../../posture/fleet/fleet-snapshot.js';
import type { SettingsOf } from '../../posture/fleet/judge-workspace.js';
import { idKey, parseResourceId } from '../../posture/resource-id.js';
import { Unread, type Reading, type UnreadReason } from '../../posture/snapshot/reading.js';
import { Gone } from '../../posture/snapshot/resource.js';
import { SnapshotView } from '../../posture/snapshot/snapshot-view.js';
import { readingKey, type Snapshot } from '../../posture/snapshot/snapshot.js';
import type { ArmClient } from '../arm-client.js';
import { ask } from '../ask.js';
import { followUps, readPlan } from '../read-plan.js';
import { specKey, type ReadSpec } from '../read-spec.js';
import { readingsOf } from '../read-workspace.js';

/** A failing verdict of a fleet. */
export interface FailureKey {
  /** The id of the workspace. */
  readonly workspace: string;
  readonly checkId: string;
  /** The id of the resource that fails. */
  readonly subject: string;
}

/** What Resource Manager says about a failure that Resource Graph has shown. */
export type Confirmation = FailureKey &
  (
    | { readonly is: 'confirmed' }
    | { readonly is: 'no-longer-fails' }
    | { readonly is: 'not-known'; readonly reason: UnreadReason }
  );

export interface ConfirmOptions {
  readonly checks: readonly Check[];
  readonly settingsOf: SettingsOf;
  /** For one question with its retries, milliseconds (default 30,000). */
  readonly timeoutMs?: number;
  readonly onProgress?: (done: number, all: number) => void;
}

export interface ConfirmResult {
  readonly confirmations: readonly Confirmation[];
  /** The fleet with what was read now in place of what Resource Graph had said. */
  readonly fleet: FleetSnapshot;
  readonly statistics: { readonly questions: number };
}

const defaultTimeoutMs = 30_000;
/** Workspaces at a time; each asks one question after the other. */
const concurrency = 6;
/** How often an answer may lead a check to look at something else. */
const mostRounds = 4;

/**
 * Asks Resource Manager again what failing verdicts rest on: as a rule one question, the failing resource itself. An
 * answer on which several failures rest is asked for once. Resource Graph is some minutes behind, so a failure from
 * there may have been repaired.
 *
 * @throws DOMException named AbortError when `signal` is aborted.
 */
export async function confirmFailures(
  client: ArmClient,
  fleet: FleetSnapshot,
  failures: readonly FailureKey[],
  options: ConfirmOptions,
  signal: AbortSignal,
): Promise<ConfirmResult> {
  const byWorkspace = new Map<string, FailureKey[]>();
  for (const failure of failures) {
    const key = idKey(failure.workspace);
    byWorkspace.set(key, [...(byWorkspace.get(key) ?? []), failure]);
  }
  const snapshots = new Map(fleet.workspaces.map((snapshot) => [idKey(snapshot.workspace), snapshot]));
  const confirmations = new Map<FailureKey, Confirmation>();
  const waiting = [...byWorkspace];
  let questions = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [key, wanted] = next;
      const snapshot = snapshots.get(key);
      if (snapshot === undefined) {
        throw new Error('A failure of a workspace that is not in the fleet');
      }
      const confirmer = new WorkspaceConfirmer(client, snapshot, options, signal);
      for (const failure of wanted) {
        confirmations.set(failure, await confirmer.confirm(failure));
        options.onProgress?.(confirmations.size, failures.length);
      }
      questions += confirmer.questions;
      snapshots.set(key, confirmer.current);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return {
    confirmations: failures.flatMap((failure) => confirmations.get(failure) ?? []),
    fleet: {
      ...fleet,
      workspaces: fleet.workspaces.map((snapshot) => snapshots.get(idKey(snapshot.workspace)) ?? snapshot),
    },
    statistics: { questions },
  };
}

class WorkspaceConfirmer {
  questions = 0;
  private readonly specs: ReadonlyMap<string, ReadSpec>;
  private readonly asked = new Map<string, Reading>();

  constructor(
    private readonly client: ArmClient,
    public current: Snapshot,
    private readonly options: ConfirmOptions,
    private readonly signal: AbortSignal,
  ) {
    this.specs = specsOf(current);
  }

  async confirm(failure: FailureKey): Promise<Confirmation> {
    const check = this.options.checks.find(({ id }) => id === failure.checkId);
    if (check === undefined) {
      throw new Error(`There is no check ${failure.checkId}`);
    }
    // What is read now may lead the check to look at something else than before.
    for (let round = 0; round < mostRounds; round++) {
      const paths = this.restsOn(check, failure);
      if (paths.length === 0) {
        break;
      }
      const unread = await this.readAgain(paths);
      if (unread !== undefined) {
        return { ...failure, is: 'not-known', reason: unread };
      }
    }
    return this.judge(check, failure);
  }

  /** The paths of answers of Resource Graph that the check looks at, the failing resource's own first. */
  private restsOn(check: Check, failure: FailureKey): readonly string[] {
    const seen = new Set<string>();
    const readings = new Proxy(this.current.readings, {
      get(target, key: string) {
        seen.add(key);
        return target[key];
      },
    });
    const view = new SnapshotView({ ...this.current, readings });
    try {
      const subject = subjects[check.on].find(view).find(({ id }) => idKey(id) === idKey(failure.subject));
      seen.clear();
      if (subject !== undefined) {
        seen.add(idKey(subject.id));
        check.judge({ subject: elementOf(subject.id, view) ?? subject, view, settings: this.settings() });
      }
    } catch (error) {
      if (!(error instanceof Unread || error instanceof Gone)) {
        throw error;
      }
    }
    const listOfSubject = idKey(failure.subject).split('/').slice(0, -1).join('/');
    return [...seen, listOfSubject].filter((path) => {
      const reading = this.current.readings[path];
      return reading?.is === 'read' && reading.from === 'resource-graph';
    });
  }

  /** Reads each path from Resource Manager; why not, where one cannot be read. */
  private async readAgain(paths: readonly string[]): Promise<UnreadReason | undefined> {
    const { timeoutMs = defaultTimeoutMs } = this.options;
    for (const path of paths) {
      const known = this.asked.get(path);
      const spec = this.specs.get(path);
      if (spec === undefined) {
        return { code: 'not-read', message: 'It rests on more than one answer; read the workspace deeply' };
      }
      if (known === undefined) {
        this.questions++;
        const answer = await ask(this.client, spec, { timeoutMs }, this.signal);
        this.signal.throwIfAborted();
        for (const [key, reading] of readingsOf(spec, answer)) {
          this.asked.set(key, reading);
          this.replace(key, reading);
        }
      }
      const reading = this.asked.get(path);
      if (reading?.is === 'unreadable') {
        return reading.reason;
      }
    }
    return undefined;
  }

  /** What could not be read now leaves what was known in place. */
  private replace(key: string, reading: Reading): void {
    if (reading.is !== 'unreadable') {
      this.current = { ...this.current, readings: { ...this.current.readings, [key]: reading } };
    }
  }

  private judge(check: Check, failure: FailureKey): Confirmation {
    const { results } = runChecks(this.current, [check], this.settings());
    const verdict = results.find(({ subject }) => idKey(subject.id) === idKey(failure.subject))?.verdict;
    if (verdict?.is === 'fail') {
      return { ...failure, is: 'confirmed' };
    }
    // A resource that is not judged any more has gone.
    return verdict?.is === 'unknown'
      ? { ...failure, is: 'not-known', reason: verdict.reason }
      : { ...failure, is: 'no-longer-fails' };
  }

  private settings(): ReturnType<SettingsOf> {
    return this.options.settingsOf(parseResourceId(this.current.workspace)?.name ?? '');
  }
}

/** A subject that was read by itself is looked at through the view, so that it is seen which reading it is. */
function elementOf(id: string, view: SnapshotView): ReturnType<SnapshotView['resource']> | undefined {
  return view.reading(id).is === 'read' ? view.resource(id) : undefined;
}

/** The question behind each path of a snapshot. */
function specsOf(snapshot: Snapshot): ReadonlyMap<string, ReadSpec> {
  const specs = new Map<string, ReadSpec>();
  const view = new SnapshotView(snapshot);
  const waiting: ReadSpec[] = [...readPlan(snapshot.workspace)];
  const walked = new Set<string>();
  for (let spec = waiting.shift(); spec !== undefined; spec = waiting.shift()) {
    if (!walked.has(specKey(spec))) {
      walked.add(specKey(spec));
      for (const path of spec.split?.paths ?? [spec.path]) {
        specs.set(readingKey(path), spec);
      }
      waiting.push(...followUps(spec, view));
    }
  }
  return specs;
}
