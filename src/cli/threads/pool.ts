import { Worker } from 'node:worker_threads';
import type { FileOutcome, FileToJudge, OutcomeListener, RunSettings } from '../judge-file.js';
import type { Projects } from '../project.js';
import { unpack } from './carried-document.js';
import type { Answer, CarriedOutcome, FileInRoot, LinkedFile, Request, ThreadData } from './protocol.js';

export interface PoolOptions {
  /** How many threads. */
  readonly count: number;
  /** The file that starts one. */
  readonly program: string;
  readonly onProgress?: ((done: number, all: number) => void) | undefined;
  readonly onOutcome?: OutcomeListener | undefined;
}

/** Small enough to spread the work evenly and to keep few files in flight, large enough to keep messages few. */
const batchSize = 16;
/** Syntax trees live as long as one file; with less room they would be copied to where long-lived things are. */
const maxYoungGenerationSizeMb = 64;

/**
 * Judges files in several threads; findings and their order are those of one thread.
 *
 * First all threads read what may link files, each a share; then each learns what all have read, in the order of one
 * thread; then each judges, first of all what it has parsed. A thread that fails costs its files, which say so.
 *
 * @param named files that were named themselves, which the index learns of even when they are ignored
 * @returns an outcome for each subject, in their order
 */
export async function judgeInThreads(
  subjects: readonly FileToJudge[],
  named: readonly string[],
  projects: Projects,
  settings: RunSettings,
  { count, program, onProgress, onOutcome }: PoolOptions,
): Promise<readonly FileOutcome[]> {
  const linking = await linkingFiles(subjects, named, projects);
  const threads = Array.from({ length: count }, () => new Thread(program, settings));
  try {
    const owners = new Map<string, Thread>();
    const read = await readLinks(threads, linking, owners);
    for (const thread of threads) {
      thread.tell({ is: 'links', files: read });
    }
    return await judgeAll(threads, subjects, owners, { onProgress, onOutcome });
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** In the order in which one thread makes them known: root by root, then what was named and left out. */
async function linkingFiles(
  subjects: readonly FileToJudge[],
  named: readonly string[],
  projects: Projects,
): Promise<readonly FileInRoot[]> {
  const rootOf = new Map(subjects.map(({ file, root }) => [file, root]));
  const files: FileInRoot[] = [];
  for (const root of new Set(subjects.map((subject) => subject.root))) {
    files.push(...(await projects.linkingFiles(root)).map((file) => ({ file, root })));
  }
  const known = new Set(files.map(({ file }) => file));
  for (const file of named) {
    const root = rootOf.get(file);
    if (root !== undefined && !known.has(file)) {
      files.push({ file, root });
    }
  }
  return Promise.all(files.map(async (one) => ({ ...one, stages: await projects.stagesOf(one.file, one.root) })));
}

/** @param owners learns which thread has parsed which file */
async function readLinks(
  threads: readonly Thread[],
  files: readonly FileInRoot[],
  owners: Map<string, Thread>,
): Promise<readonly LinkedFile[]> {
  const batches = inBatches(files);
  const results: (readonly LinkedFile[])[] = [];
  const open = batches.map((batch, index) => ({ batch, index }));
  // What a thread was at when it failed is for the others; a file that no thread survives leaves none to judge.
  for (
    let alive = threads;
    open.length > 0 && alive.length > 0;
    alive = alive.filter(({ trouble }) => trouble === undefined)
  ) {
    await Promise.all(
      alive.map(async (thread) => {
        for (let next = open.shift(); next !== undefined; next = open.shift()) {
          const answer = await thread.ask({ is: 'read', files: next.batch });
          if (answer?.is !== 'read') {
            open.push(next);
            return;
          }
          results[next.index] = answer.linked;
          next.batch.forEach(({ file }) => owners.set(file, thread));
        }
      }),
    );
  }
  return results.flat();
}

async function judgeAll(
  threads: readonly Thread[],
  subjects: readonly FileToJudge[],
  owners: ReadonlyMap<string, Thread>,
  { onProgress, onOutcome }: Pick<PoolOptions, 'onProgress' | 'onOutcome'>,
): Promise<readonly FileOutcome[]> {
  const outcomes = new Map<FileToJudge, FileOutcome>();
  const free = inBatches(subjects.filter(({ file }) => !owners.has(file)));
  await Promise.all(
    threads.map(async (thread) => {
      const own = inBatches(subjects.filter(({ file }) => owners.get(file) === thread));
      const next = (): FileToJudge[] | undefined =>
        own.shift() ?? (thread.trouble === undefined ? free.shift() : undefined);
      for (let batch = next(); batch !== undefined; batch = next()) {
        const answer = await thread.ask({ is: 'judge', files: batch });
        batch.forEach((subject, index) => {
          const carried = answer?.is === 'judge' ? answer.outcomes[index] : undefined;
          const outcome = carried === undefined ? failedIn(thread) : unpackOutcome(carried);
          outcomes.set(subject, outcome);
          onOutcome?.(subject.file, outcome);
        });
        onProgress?.(outcomes.size, subjects.length);
      }
    }),
  );
  return subjects.map(
    (subject) => outcomes.get(subject) ?? { is: 'failed', message: 'no thread was left to judge it' },
  );
}

function failedIn(thread: Thread): FileOutcome {
  return { is: 'failed', message: `the thread that was to judge it failed (${thread.trouble ?? 'it ended'})` };
}

function unpackOutcome(outcome: CarriedOutcome): FileOutcome {
  if (outcome.is !== 'judged') {
    return outcome;
  }
  const { linted, ...rest } = outcome;
  return { ...rest, linted: linted === undefined ? undefined : { ...linted, document: unpack(linted.document) } };
}

function inBatches<T>(items: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(items.length / batchSize) }, (_, index) =>
    items.slice(index * batchSize, (index + 1) * batchSize),
  );
}

/** One thread, asked one thing at a time. */
class Thread {
  /** Why it answers no more; without a message, which could quote a file. */
  trouble: string | undefined;
  readonly #worker: Worker;
  #waiting: ((answer: Answer | undefined) => void) | undefined;

  constructor(program: string, settings: RunSettings) {
    const { cwd, today } = settings;
    this.#worker = new Worker(program, {
      workerData: { amlGuardThread: { cwd, today } } satisfies ThreadData,
      resourceLimits: { maxYoungGenerationSizeMb },
    });
    this.#worker.on('message', (answer: Answer) => {
      this.#settle(answer);
    });
    this.#worker.on('messageerror', () => {
      this.#fail('its answer could not be read');
    });
    this.#worker.on('error', (error) => {
      this.#fail(error.name);
    });
    this.#worker.on('exit', () => {
      this.#fail('it ended');
    });
  }

  tell(request: Request): void {
    this.#worker.postMessage(request);
  }

  /** @returns `undefined` when the thread has failed */
  ask(request: Request): Promise<Answer | undefined> {
    if (this.trouble !== undefined) {
      return Promise.resolve(undefined);
    }
    return new Promise((resolve) => {
      this.#waiting = resolve;
      this.tell(request);
    });
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(trouble: string): void {
    this.trouble ??= trouble;
    this.#settle(undefined);
  }

  #settle(answer: Answer | undefined): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.(answer);
  }
}
