import type { OwnStages } from '../../core/facts/stage.js';
import type { LinkAnswer, LinkRequest, LinkThreadData } from '../../core/project/link-request.js';
import type { FileEntry } from '../../core/project/project-index.js';
import { Owner } from '../infrastructure/disposable.js';
import type { Log } from '../infrastructure/log.js';
import { startThread, type Thread } from '../infrastructure/start-thread.js';

/** A thread that has nothing to read is ended after this long, milliseconds: it holds memory. */
const idleMs = 10_000;
/** A file that takes longer is given up, milliseconds. */
const patienceMs = 20_000;

type LinkThread = Thread<LinkRequest, LinkAnswer>;

interface Waiting {
  readonly resolve: (entry: FileEntry | undefined) => void;
  readonly patience: NodeJS.Timeout;
}

/**
 * Reads long files for their links in a thread of its own, so that nothing else in the extension host waits for them.
 * The thread is made for the first long file and ended when there is none left.
 */
export class LinkReader extends Owner {
  readonly #waiting = new Map<number, Waiting>();
  #thread: Promise<LinkThread> | undefined;
  #idle: NodeJS.Timeout | undefined;
  #count = 0;

  /**
   * @param program the bundle that serves as the thread, see `src/worker.ts`; `undefined` in a browser, which has no
   * such threads: there long files are left out
   */
  constructor(
    private readonly program: string | undefined,
    private readonly log: Pick<Log, 'warn' | 'error'>,
  ) {
    super();
    this.own({
      dispose: () => {
        this.#end();
      },
    });
  }

  /** How many threads there are now: none or one. */
  get threads(): number {
    return this.#thread === undefined ? 0 : 1;
  }

  /** @returns `undefined` for a file that links nothing, and for one that could not be read, which is logged */
  async read(path: string, text: string, stages?: OwnStages): Promise<FileEntry | undefined> {
    if (this.isDisposed || this.program === undefined) {
      return undefined;
    }
    clearTimeout(this.#idle);
    const starting = (this.#thread ??= this.#start(this.program));
    const thread = await starting.catch((error: unknown) => {
      this.#fail(starting, error);
      return undefined;
    });
    if (thread === undefined || this.#thread !== starting) {
      return undefined;
    }
    const id = ++this.#count;
    return new Promise((resolve) => {
      const patience = setTimeout(() => {
        this.log.warn(`${path} takes too long to be read for what links it to others, and was left out`);
        this.#end();
      }, patienceMs);
      this.#waiting.set(id, { resolve, patience });
      thread.postMessage({ id, path, text, stages });
    });
  }

  async #start(program: string): Promise<LinkThread> {
    const workerData: LinkThreadData = { amlGuardLinks: true };
    const worker = await startThread<LinkRequest, LinkAnswer>(program, workerData);
    const starting = this.#thread;
    worker.on('message', ({ id, entry }) => {
      this.#settle(id, entry);
      if (this.#waiting.size === 0) {
        this.#idle = setTimeout(() => {
          this.#end();
        }, idleMs);
      }
    });
    worker.on('error', (error) => {
      this.#fail(starting, error);
    });
    worker.on('exit', () => {
      this.#end(starting);
    });
    return worker;
  }

  #fail(thread: Promise<LinkThread> | undefined, error: unknown): void {
    this.log.error('read long files for what links them', error);
    this.#end(thread);
  }

  #settle(id: number, entry: FileEntry | undefined): void {
    const waiting = this.#waiting.get(id);
    if (waiting !== undefined) {
      clearTimeout(waiting.patience);
      this.#waiting.delete(id);
      waiting.resolve(entry);
    }
  }

  /** Ends the thread; what still waits is left out. */
  #end(only = this.#thread): void {
    if (only === undefined || only !== this.#thread) {
      return;
    }
    this.#thread = undefined;
    clearTimeout(this.#idle);
    for (const id of [...this.#waiting.keys()]) {
      this.#settle(id, undefined);
    }
    void only.then((thread) => thread.terminate()).catch(() => undefined);
  }
}
