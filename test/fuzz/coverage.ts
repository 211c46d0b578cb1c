import { Session, type Profiler } from 'node:inspector';

/**
 * Tells which inputs reach code that none before them reached, by Node's own coverage of functions and blocks.
 *
 * In its binary mode V8 names a function only when something in it ran that had not run at the last look. A look walks
 * over all functions and costs some milliseconds, so inputs are looked at in batches.
 */
export class Coverage {
  readonly #session = new Session();
  readonly #reached = new Set<string>();
  readonly #script: string;

  /** @param script the end of the address of the file whose code counts */
  constructor(script: string) {
    this.#script = script;
    this.#session.connect();
    this.#session.post('Profiler.enable');
    this.#session.post('Profiler.startPreciseCoverage', { callCount: false, detailed: true });
  }

  /** How many functions and blocks have been reached. */
  get reached(): number {
    return this.#reached.size;
  }

  /** How much has been reached since the last look that never was before. */
  look(): number {
    const before = this.#reached.size;
    this.#session.post('Profiler.takePreciseCoverage', (_error, answer) => {
      answer.result
        .filter(({ url }) => url.endsWith(this.#script))
        .forEach((script) => {
          this.#add(script);
        });
    });
    return this.#reached.size - before;
  }

  end(): void {
    this.#session.post('Profiler.stopPreciseCoverage');
    this.#session.disconnect();
  }

  #add({ functions }: Profiler.ScriptCoverage): void {
    for (const { ranges } of functions) {
      for (const { startOffset, endOffset, count } of ranges) {
        if (count > 0) {
          this.#reached.add(`${startOffset} ${endOffset}`);
        }
      }
    }
  }
}
