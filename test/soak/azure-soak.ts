/**
 * Reads a made-up workspace again and again while Azure misbehaves at random, and watches what stays behind: handles,
 * listeners, memory, and where the token went.
 */
import { getEventListeners } from 'node:events';
import { readWorkspace } from '../../src/azure/read-workspace.js';
import type { ArmClient } from '../../src/azure/arm-client.js';
import { checks } from '../../src/posture/checks/registry.js';
import { defaultPostureSettings } from '../../src/posture/checks/posture-settings.js';
import { makeReport } from '../../src/posture/report/posture-report.js';
import { parseSnapshot, serializeSnapshot } from '../../src/posture/snapshot/snapshot.js';
import { AzureDouble, type Fault } from '../support/azure/azure-double.js';
import { doubleClient, MadeCredential, madeToken } from '../support/azure/double-client.js';
import { status } from '../support/azure/fault-table.js';
import { madeAt } from '../support/azure/made-snapshot.js';
import { ids, madeWorkspace } from '../support/azure/made-workspace.js';
import { RandomNumbers } from './random-numbers.js';

export interface SoakOptions {
  readonly refreshes: number;
  readonly seed: number;
  /** For one question, milliseconds (default 400): an Azure that never answers must not make the run long. */
  readonly timeoutMs?: number;
  /** Refreshes at a time, each against an Azure of its own (default 4): pauses before retries overlap. */
  readonly lanes?: number;
  /** How often what stays behind is looked at (default 8). */
  readonly samples?: number;
  readonly onSample?: (done: number, sample: SoakSample) => void;
}

/** What the process holds while nothing is read. */
export interface SoakSample {
  /** Bytes of the heap after a collection; not to be compared where the process cannot collect on demand. */
  readonly heapUsed: number;
  /** Handles and requests by their kind, as Node names them. */
  readonly resources: Readonly<Record<string, number>>;
  readonly processListeners: number;
}

export interface SoakResult {
  readonly refreshes: number;
  readonly requests: number;
  /** How often each kind of fault was in place for a question. */
  readonly faults: Readonly<Record<string, number>>;
  /** How the questions ended. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly cancelled: number;
  /** What was wrong with a refresh, in a sentence; empty when all is well. */
  readonly troubles: readonly string[];
  readonly samples: readonly SoakSample[];
}

/** A listener for each of these would be left behind by a read that forgets to take it off. */
const processEvents = ['exit', 'SIGINT', 'uncaughtException', 'unhandledRejection', 'warning'] as const;

/** Runs the soak. Never rejects for what goes wrong in a refresh: that is in `troubles`. */
export async function soakAzure(options: SoakOptions): Promise<SoakResult> {
  const { refreshes, seed, lanes: laneCount = 4, samples: sampleCount = 8, timeoutMs = 400, onSample } = options;
  const elsewhere = await AzureDouble.start({ answers: {} });
  const lanes = await Promise.all(
    Array.from({ length: laneCount }, (_, index) => SoakLane.start(new RandomNumbers(seed + index), elsewhere)),
  );
  const samples: SoakSample[] = [];
  try {
    let done = 0;
    for (let round = 1; round <= sampleCount; round++) {
      const until = Math.round((refreshes * round) / sampleCount);
      await Promise.all(
        lanes.map(async (lane) => {
          while (done < until) {
            done++;
            await lane.refresh(timeoutMs);
          }
        }),
      );
      const sample = await takeSample();
      samples.push(sample);
      onSample?.(done, sample);
    }
    const foreign = elsewhere.requests.length;
    return {
      refreshes: done,
      requests: sum(lanes.map((lane) => lane.requests)),
      faults: together(lanes.map((lane) => lane.faults)),
      outcomes: together(lanes.map((lane) => lane.outcomes)),
      cancelled: sum(lanes.map((lane) => lane.cancelled)),
      troubles: [
        ...lanes.flatMap((lane) => lane.troubles),
        ...(foreign === 0 ? [] : [`${String(foreign)} requests went to a host that is not Azure`]),
      ],
      samples,
    };
  } finally {
    await Promise.all([elsewhere, ...lanes].map((one) => one.stop()));
  }
}

/** One Azure and one client, as one window of the editor has them. */
class SoakLane {
  requests = 0;
  cancelled = 0;
  readonly faults = new Map<string, number>();
  readonly outcomes = new Map<string, number>();
  readonly troubles: string[] = [];
  private readonly client: ArmClient;

  private constructor(
    private readonly double: AzureDouble,
    private readonly random: RandomNumbers,
    private readonly elsewhere: AzureDouble,
  ) {
    this.client = doubleClient(double, new MadeCredential());
  }

  static async start(random: RandomNumbers, elsewhere: AzureDouble): Promise<SoakLane> {
    return new SoakLane(await AzureDouble.start({ answers: madeWorkspace() }), random, elsewhere);
  }

  stop(): Promise<void> {
    return this.double.stop();
  }

  async refresh(timeoutMs: number): Promise<void> {
    const { random, double } = this;
    const faults = Object.fromEntries(
      Array.from({ length: random.below(5) }, () => [random.of(places), this.makeFault()] as const),
    );
    const pageSize = random.below(3) === 0 ? { pageSize: 1 + random.below(3) } : { pageSize: undefined };
    double.change({ faults, faultTimes: random.of([1, 2, Infinity]), ...pageSize } as Parameters<
      typeof double.change
    >[0]);
    Object.values(faults).forEach(({ is }) => {
      count(this.faults, is);
    });
    const stop = new AbortController();
    const timer =
      random.below(10) === 0
        ? setTimeout(() => {
            stop.abort();
          }, random.below(60))
        : undefined;
    try {
      const { snapshot } = await readWorkspace(this.client, ids.workspace, { timeoutMs }, stop.signal);
      this.look(serializeSnapshot(snapshot));
      for (const reading of Object.values(snapshot.readings)) {
        count(this.outcomes, reading.is === 'unreadable' ? reading.reason.code : reading.is);
      }
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError' && stop.signal.aborted) {
        this.cancelled++;
      } else {
        this.troubles.push(`a read ended with ${String(error)}`);
      }
    } finally {
      clearTimeout(timer);
    }
    const left = getEventListeners(stop.signal, 'abort').length;
    if (left > 0) {
      this.troubles.push(`${String(left)} listeners stayed at the signal of a read`);
    }
    this.checkRequests();
  }

  /** What was read can be kept, opened and judged, and holds no token. */
  private look(text: string): void {
    if (text.includes(madeToken)) {
      this.troubles.push('a token stands in a snapshot');
    }
    if (this.random.below(20) === 0) {
      const report = makeReport(parseSnapshot(text), checks, defaultPostureSettings(Date.parse(madeAt)));
      if (report.faults.length > 0) {
        this.troubles.push(`${String(report.faults.length)} checks failed on what was read`);
      }
    }
  }

  private checkRequests(): void {
    const { requests } = this.double;
    this.requests += requests.length;
    const strange = requests.find(({ authorization }) => !authorization.startsWith(`Bearer ${madeToken}`));
    if (strange !== undefined) {
      this.troubles.push(`a request without the token: ${strange.method} ${strange.path}`);
    }
    const writing = requests.find(({ method, path }) => !['GET', 'HEAD'].includes(method) && !isQuestion(path));
    if (writing !== undefined) {
      this.troubles.push(`a request that may change something: ${writing.method} ${writing.path}`);
    }
    requests.length = 0;
  }

  private makeFault(): Fault {
    const { random, elsewhere } = this;
    return random.of<() => Fault>([
      () => status(random.of([400, 401, 403, 404, 409, 500, 502, 503])),
      () => status(429, { retryAfter: random.of(['0', '1', '120', 'soon', '-5', '1e9']) }),
      () => ({ is: 'challenge' }),
      () => ({ is: 'reset' }),
      () => ({ is: 'never' }),
      () => ({ is: 'slow', ms: random.below(80) }),
      () => ({ is: 'body', body: random.of(bodies), contentType: random.of(['application/json', 'text/html', '']) }),
      () => ({ is: 'flood', bytes: random.of([1, 9, 20]) * 1024 * 1024 }),
      () => ({ is: 'redirect', to: `${elsewhere.origin}/elsewhere` }),
      () => ({ is: 'nextLink', to: `${elsewhere.origin}/next` }),
      () => ({ is: 'versions', offered: [random.of(['2024-10-01', '2023-04-01', '1999-01-01'])] }),
    ])();
  }
}

/** Parts of paths that faults are put at; `*` is everything. */
const places = [
  ...['*', '/mlw-churn-prod', '/computes', '/datastores', '/onlineEndpoints', '/batchEndpoints', '/connections'],
  ...['/outboundRules', '/stchurnprod', '/kv-churn-prod', '/crchurnprod', '/privateEndpointConnections'],
  ...['/diagnosticSettings', '/roleAssignments', '/roleDefinitions', '/locks', '/policyStates/latest/queryResults'],
];

const bodies = [
  ...['', '{', '[]', '42', 'null', '"text"', '{"value": 7}', '{"value": [null, 1, "x"]}', '{"properties": []}'],
  ...['{"value":[{"id":5,"properties":{"provisioningState":[]}}]}', '<!doctype html><title>Sign in</title>'],
  ...[
    '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
    '\u0000\u0001',
    `[${'['.repeat(5000)}`,
  ],
  `{"value":[${'{"name":"x","properties":{}},'.repeat(200)}{}]}`,
];

/** Asked by POST, and changes nothing: policy states, Resource Graph, batches of reads. */
function isQuestion(path: string): boolean {
  return /\/(?:queryResults|resources)$/i.test(path);
}

async function takeSample(): Promise<SoakSample> {
  // Sockets that are closing are no leak.
  await new Promise((resolve) => setTimeout(resolve, 200));
  const collect = (globalThis as { readonly gc?: () => void }).gc;
  collect?.();
  const resources = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) {
    count(resources, kind);
  }
  return {
    heapUsed: process.memoryUsage().heapUsed,
    resources: Object.fromEntries([...resources].sort()),
    processListeners: sum(processEvents.map((event) => process.listenerCount(event as 'exit'))),
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function together(all: readonly ReadonlyMap<string, number>[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const [key, more] of all.flatMap((each) => [...each])) {
    counts.set(key, (counts.get(key) ?? 0) + more);
  }
  return Object.fromEntries([...counts].sort());
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
