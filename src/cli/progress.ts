import type { Host } from './host.js';

/** Short runs show nothing. */
const quietMs = 700;
const pauseMs = 100;

/** Shows how far a run is, now and then; nothing where there is no terminal to show it on. */
export class Progress {
  readonly #startedMs = performance.now();
  #shownMs: number | undefined;

  constructor(private readonly host: Pick<Host, 'progress'>) {}

  report(done: number, all: number): void {
    const nowMs = performance.now();
    const isDue = this.#shownMs === undefined ? nowMs - this.#startedMs > quietMs : nowMs - this.#shownMs > pauseMs;
    if (isDue && this.host.progress !== undefined) {
      this.#shownMs = nowMs;
      this.host.progress(`${done} of ${all} files judged`);
    }
  }

  /** Takes away what was shown. */
  end(): void {
    if (this.#shownMs !== undefined) {
      this.host.progress?.('');
    }
  }
}
