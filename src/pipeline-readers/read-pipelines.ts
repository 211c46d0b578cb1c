import type { PipelinePlace } from '../posture/pipelines/places.js';
import type { Reading } from '../posture/snapshot/reading.js';
import { SnapshotView } from '../posture/snapshot/snapshot-view.js';
import { readingKey, type Snapshot } from '../posture/snapshot/snapshot.js';
import { askQuestion, type PipelineClient } from './ask-question.js';
import { azureDevOpsQuestions } from './azure-devops/questions.js';
import { gitHubQuestions } from './github/questions.js';
import type { Question } from './question.js';

export interface ReadPipelinesOptions {
  /** For one question with its pages and retries, milliseconds (default 30,000). */
  readonly timeoutMs?: number;
  /** Questions at a time (default 8, as for Azure). */
  readonly concurrency?: number;
}

/** A place and what it is asked through. */
export interface ConnectedPlace {
  readonly place: PipelinePlace;
  readonly client: PipelineClient;
}

/** The longest chain of questions of which one names the next. */
const deepest = 4;

/**
 * Reads the pipelines around a workspace. One question that fails never fails the others: its reason stands among the
 * readings.
 *
 * @returns what came of each question, by where it stands in a snapshot
 * @throws DOMException named AbortError when `signal` is aborted; the sockets are closed then.
 */
export async function readPipelines(
  connected: readonly ConnectedPlace[],
  { timeoutMs = 30_000, concurrency = 8 }: ReadPipelinesOptions,
  signal: AbortSignal,
): Promise<Readonly<Record<string, Reading>>> {
  const readings: Record<string, Reading> = {};
  for (let depth = 0; depth < deepest; depth++) {
    const asked = connected.flatMap(({ place, client }) =>
      questionsOf(place, readings).map((question) => ({ client, question })),
    );
    const open = new Map(
      asked.map((one) => [readingKey(one.question.key), one] as const).filter(([key]) => readings[key] === undefined),
    );
    if (open.size === 0) {
      break;
    }
    await inTurns([...open], concurrency, async ([key, { client, question }]) => {
      readings[key] = await askQuestion(client, question, timeoutMs, signal);
    });
  }
  return readings;
}

/** A snapshot with what was read of the pipelines around its workspace. */
export function withPipelines(
  snapshot: Snapshot,
  pipelines: readonly PipelinePlace[],
  readings: Readonly<Record<string, Reading>>,
): Snapshot {
  return pipelines.length === 0
    ? snapshot
    : { ...snapshot, pipelines, readings: { ...snapshot.readings, ...readings } };
}

/** All that is to be asked of a place, as far as what was read names it. */
export function questionsOf(place: PipelinePlace, readings: Readonly<Record<string, Reading>>): readonly Question[] {
  const view = new SnapshotView({
    format: 'aml-guard-snapshot/1',
    takenAt: '',
    cloud: '',
    sample: false,
    workspace: '',
    readings,
  });
  switch (place.kind) {
    case 'azure-devops':
      return azureDevOpsQuestions(place, view);
    case 'github':
      return gitHubQuestions(place, view);
  }
}

async function inTurns<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await work(next);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker));
}
