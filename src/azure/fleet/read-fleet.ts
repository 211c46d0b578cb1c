import { fleetFormat, type FleetScope, type FleetSnapshot } from '../../posture/fleet/fleet-snapshot.js';
import type { Reading, UnreadReason } from '../../posture/snapshot/reading.js';
import { SnapshotView } from '../../posture/snapshot/snapshot-view.js';
import { readingKey, snapshotFormat, workspaceId, type Snapshot } from '../../posture/snapshot/snapshot.js';
import type { ArmClient } from '../arm-client.js';
import { followUps, readPlan } from '../read-plan.js';
import { specKey, type ReadSpec } from '../read-spec.js';
import { type Clock, realClock } from './clock.js';
import { type Answers, GraphIndex, recordOf, type Shown, textOf } from './graph-index.js';
import { type GraphAnswer, GraphReader } from './graph-reader.js';
import { GraphReadings } from './graph-readings.js';
import { fleetQueries, type FleetQueryName } from './queries.js';

export interface ReadFleetOptions {
  /** For one query with its pages and pauses, milliseconds (default 300,000). */
  readonly timeoutMs?: number;
  /** The time of the fleet (default: now). */
  readonly takenAt?: Date;
  /** Told after each answered query, and while workspaces are put together. */
  readonly onProgress?: (progress: FleetProgress) => void;
  readonly clock?: Clock;
}

export interface FleetProgress {
  readonly queries: { readonly answered: number; readonly all: number };
  readonly workspaces: { readonly done: number; readonly all: number };
}

export interface FleetStatistics {
  readonly requests: number;
  /** Waited for the quota, milliseconds. */
  readonly waitedMs: number;
  /** By query, why there is no answer. */
  readonly failed: Readonly<Partial<Record<FleetQueryName, UnreadReason>>>;
}

export interface FleetResult {
  readonly fleet: FleetSnapshot;
  readonly statistics: FleetStatistics;
}

/** Which workspaces there are could not be read, so there is no fleet. */
export class FleetError extends Error {
  readonly code = 'fleet-unread';

  constructor(readonly reason: UnreadReason) {
    super(reason.message);
    this.name = 'FleetError';
  }
}

const defaultTimeoutMs = 300_000;
/** Queries at a time: more would only meet the quota sooner. */
const concurrency = 3;
/** Workspaces that are put together before others may work; one takes a fraction of a millisecond. */
const sliceSize = 25;

/**
 * Reads many workspaces and what belongs to them from Resource Graph: about a dozen queries, a request for each
 * thousand rows.
 *
 * A failing query leaves what it would have shown unreadable, with the reason; the others stand.
 *
 * @throws FleetError when it is not known which workspaces there are.
 * @throws DOMException named AbortError when `signal` is aborted.
 */
export async function readFleet(
  client: ArmClient,
  scope: FleetScope,
  options: ReadFleetOptions,
  signal: AbortSignal,
): Promise<FleetResult> {
  const { timeoutMs = defaultTimeoutMs, clock = realClock, onProgress } = options;
  const takenAt = (options.takenAt ?? new Date()).toISOString();
  const reader = new GraphReader(client, scope, { timeoutMs, clock });
  const answers = await askAll(reader, scope, signal, onProgress);
  if (answers.workspaces.is === 'unreadable') {
    throw new FleetError(answers.workspaces.reason);
  }
  const index = new GraphIndex(answers);
  const shown = index
    .all('workspaces')
    .filter(({ id }) => workspaceId(id) !== undefined)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  const readings = new GraphReadings(index, answers.neighbours !== undefined);
  const workspaces: Snapshot[] = [];
  const queries = Object.keys(answers).length;
  for (const [done, { id }] of shown.entries()) {
    if (done % sliceSize === 0) {
      onProgress?.({ queries: { answered: queries, all: queries }, workspaces: { done, all: shown.length } });
      await letOthersWork();
      signal.throwIfAborted();
    }
    workspaces.push(snapshotOf(id, readings, { takenAt, cloud: client.cloud.id }));
  }
  return {
    fleet: {
      format: fleetFormat,
      takenAt,
      cloud: client.cloud.id,
      sample: false,
      scope,
      subscriptionNames: subscriptionNames(index.all('subscriptions')),
      workspaces,
    },
    statistics: { requests: reader.requests, waitedMs: reader.gate.waitedMs, failed: failuresOf(answers) },
  };
}

type FleetAnswers = Answers & { readonly workspaces: GraphAnswer };

/** What has to be known before it is known whether a query is needed at all. */
async function askAll(
  reader: GraphReader,
  scope: FleetScope,
  signal: AbortSignal,
  onProgress: ReadFleetOptions['onProgress'],
): Promise<FleetAnswers> {
  const queries = fleetQueries(scope);
  const answers: Partial<Record<FleetQueryName, GraphAnswer>> = {};
  const first: readonly FleetQueryName[] = ['workspaces', 'subscriptions', 'containerGroups'];
  const later: readonly FleetQueryName[] = [
    'dependents',
    'logs',
    'machineLearning',
    'privateEndpoints',
    'authorization',
    'policies',
    'policyStates',
    'assessments',
    'pricings',
  ];
  const all = first.length + later.length;
  const ask = async (names: readonly FleetQueryName[]): Promise<void> => {
    const waiting = [...names];
    const work = async (): Promise<void> => {
      for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
        answers[name] = await reader.ask(queries[name], signal);
        const answered = Object.keys(answers).length;
        onProgress?.({
          queries: { answered, all: Math.max(all, answered) },
          workspaces: { done: 0, all: rowsOf(answers.workspaces).length },
        });
      }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
  };
  await ask(first);
  const workspaces = answers.workspaces ?? { is: 'rows', rows: [] };
  if (workspaces.is === 'unreadable' || workspaces.rows.length === 0) {
    return { ...answers, workspaces };
  }
  const hasKept = workspaces.rows.some(
    (row) => textOf(recordOf(row['properties'])['serviceProvisionedResourceGroup']) !== undefined,
  );
  const hasSubnets = rowsOf(answers.containerGroups).some(
    (row) => recordOf(row['properties'])['subnetIds'] !== undefined,
  );
  await ask([
    ...later,
    ...(Object.keys(scope.tags ?? {}).length > 0 ? (['neighbours'] as const) : []),
    ...(hasKept ? (['kept'] as const) : []),
    ...(hasSubnets ? (['subnets'] as const) : []),
  ]);
  return { ...answers, workspaces };
}

function rowsOf(answer: GraphAnswer | undefined): readonly Readonly<Record<string, unknown>>[] {
  return answer?.is === 'rows' ? answer.rows : [];
}

/** One workspace, by the questions that Resource Manager would have been asked about it. */
export function snapshotOf(
  id: string,
  source: GraphReadings,
  { takenAt, cloud }: { readonly takenAt: string; readonly cloud: string },
): Snapshot {
  const readings: Record<string, Reading> = {};
  const snapshot: Snapshot = { format: snapshotFormat, takenAt, cloud, sample: false, workspace: id, readings };
  const asked = new Set<string>();
  const waiting: ReadSpec[] = [...readPlan(id)];
  for (let spec = waiting.shift(); spec !== undefined; spec = waiting.shift()) {
    const key = specKey(spec);
    if (!asked.has(key)) {
      asked.add(key);
      for (const [path, reading] of source.readingsFor(spec)) {
        readings[readingKey(path)] = reading;
      }
      waiting.push(...followUps(spec, new SnapshotView(snapshot)));
    }
  }
  return snapshot;
}

function subscriptionNames(subscriptions: readonly Shown[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    subscriptions.flatMap(({ id, body }) => {
      const name = textOf(body['name']);
      const subscription = id.split('/')[2]?.toLowerCase();
      return name === undefined || subscription === undefined ? [] : [[subscription, name]];
    }),
  );
}

function failuresOf(answers: Answers): FleetStatistics['failed'] {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, answer]) => (answer.is === 'unreadable' ? [[name, answer.reason]] : [])),
  );
}

function letOthersWork(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
