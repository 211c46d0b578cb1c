import { Unread, type Reading } from '../posture/snapshot/reading.js';
import { Resource } from '../posture/snapshot/resource.js';
import { SnapshotView } from '../posture/snapshot/snapshot-view.js';
import { readingKey, snapshotFormat, type Snapshot } from '../posture/snapshot/snapshot.js';
import type { ArmClient } from './arm-client.js';
import { ask } from './ask.js';
import { followUps, readPlan } from './read-plan.js';
import { specKey, type ReadSpec } from './read-spec.js';

export interface ReadOptions {
  /** For one question with its pages and retries, milliseconds (default 30,000). */
  readonly timeoutMs?: number;
  /** Questions at a time (default 8: measured, more brings little and meets the throttle sooner). */
  readonly concurrency?: number;
  /** Whether preview versions of the API are asked first, where a type has them (default: no). */
  readonly previews?: boolean;
  /** Told after each answer. */
  readonly onProgress?: (progress: ReadProgress) => void;
  /** The time of the snapshot (default: now). */
  readonly takenAt?: Date;
}

export interface ReadProgress {
  readonly answered: number;
  /** Asked or waiting; grows while answers name more. */
  readonly known: number;
}

export interface ReadResult {
  readonly snapshot: Snapshot;
  /** Questions asked, and the longest chain of questions that waited for each other. */
  readonly statistics: { readonly questions: number; readonly depth: number };
}

const defaultTimeoutMs = 30_000;
const defaultConcurrency = 8;

/**
 * Reads a workspace and what belongs to it from Azure.
 *
 * One failing question never fails the others: its reason stands in the snapshot. Costs about forty to sixty requests.
 *
 * @throws DOMException named AbortError when `signal` is aborted; the sockets are closed then.
 */
export async function readWorkspace(
  client: ArmClient,
  workspace: string,
  options: ReadOptions,
  signal: AbortSignal,
): Promise<ReadResult> {
  const reader = new WorkspaceReader(client, workspace, options, signal);
  return reader.read();
}

interface Waiting {
  readonly spec: ReadSpec;
  readonly depth: number;
}

class WorkspaceReader {
  private readonly readings: Record<string, Reading> = {};
  private readonly asked = new Set<string>();
  private readonly waiting: Waiting[] = [];
  private answered = 0;
  private running = 0;
  private depth = 0;
  private readonly takenAt: string;

  constructor(
    private readonly client: ArmClient,
    private readonly workspace: string,
    private readonly options: ReadOptions,
    private readonly signal: AbortSignal,
  ) {
    this.takenAt = (options.takenAt ?? new Date()).toISOString();
  }

  async read(): Promise<ReadResult> {
    this.enqueue(readPlan(this.workspace), 1);
    await new Promise<void>((resolve, reject) => {
      const pump = (): void => {
        if (this.running === 0 && this.waiting.length === 0) {
          resolve();
        }
        while (this.running < (this.options.concurrency ?? defaultConcurrency) && !this.signal.aborted) {
          const next = this.waiting.shift();
          if (next === undefined) {
            return;
          }
          this.running++;
          this.answer(next).then(() => {
            this.running--;
            pump();
          }, reject);
        }
        if (this.signal.aborted && this.running === 0) {
          resolve();
        }
      };
      pump();
    });
    this.signal.throwIfAborted();
    return {
      snapshot: this.snapshot(),
      statistics: { questions: this.asked.size, depth: this.depth },
    };
  }

  private async answer({ spec, depth }: Waiting): Promise<void> {
    const { timeoutMs = defaultTimeoutMs, previews = false } = this.options;
    const reading = await ask(this.client, spec, { timeoutMs, previews }, this.signal);
    if (this.signal.aborted) {
      return;
    }
    for (const [path, part] of readingsOf(spec, reading)) {
      this.readings[path] = part;
    }
    this.answered++;
    this.depth = Math.max(this.depth, depth);
    this.enqueue(followUps(spec, new SnapshotView(this.snapshot())), depth + 1);
    this.options.onProgress?.({ answered: this.answered, known: this.asked.size });
  }

  private enqueue(specs: readonly ReadSpec[], depth: number): void {
    for (const spec of specs) {
      const key = specKey(spec);
      if (!this.asked.has(key)) {
        this.asked.add(key);
        this.waiting.push({ spec, depth });
      }
    }
  }

  private snapshot(): Snapshot {
    return {
      format: snapshotFormat,
      takenAt: this.takenAt,
      cloud: this.client.cloud.id,
      sample: false,
      workspace: this.workspace,
      readings: this.readings,
    };
  }
}

/** What came of a question, by the paths under which it is kept. */
export function readingsOf(spec: ReadSpec, reading: Reading): readonly (readonly [string, Reading])[] {
  if (spec.split === undefined) {
    return [[specKey(spec), reading]];
  }
  const { paths, pathOf } = spec.split;
  if (reading.is !== 'read') {
    return paths.map((path) => [readingKey(path), reading]);
  }
  const { value } = reading.body as { readonly value: readonly unknown[] };
  return paths.map((path) => [
    readingKey(path),
    {
      ...reading,
      body: {
        value: value.filter((element) => keyOfElement(element, reading.apiVersion, pathOf) === readingKey(path)),
      },
    },
  ]);
}

function keyOfElement(
  element: unknown,
  apiVersion: string,
  pathOf: (element: Resource) => string | undefined,
): string | undefined {
  const id = typeof element === 'object' && element !== null && 'id' in element ? element.id : undefined;
  try {
    const path = pathOf(new Resource(typeof id === 'string' ? id : '', { is: 'read', body: element, apiVersion }));
    return path === undefined ? undefined : readingKey(path);
  } catch (error) {
    if (error instanceof Unread) {
      return undefined;
    }
    throw error;
  }
}
