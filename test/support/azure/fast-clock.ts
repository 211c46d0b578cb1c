import type { Clock } from '../../../src/azure/fleet/clock.js';

/** A clock on which waiting takes no time: pauses move it forward at once. */
export class FastClock implements Clock {
  /** Milliseconds that were waited. */
  waited = 0;
  private time = 0;

  readonly now = (): number => this.time;

  readonly pause = (ms: number, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    this.time += ms;
    this.waited += ms;
    return Promise.resolve();
  };
}
