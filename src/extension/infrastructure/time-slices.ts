/** What a slicer needs of the world. */
export interface SliceClock {
  /** Milliseconds from any beginning. */
  readonly now: () => number;
  /** Lets everybody else in the process have a turn. */
  readonly pause: () => Promise<void>;
}

const realClock: SliceClock = {
  now: () => performance.now(),
  pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
};

/**
 * Cuts long work into slices, between which everybody else in the process has a turn. Work that waits for something
 * else is not counted, so that slow disks make no more pauses.
 */
export class TimeSlices {
  #used = 0;

  /** @param budgetMs how much is done before a pause; a single piece of work is never cut, and may take longer */
  constructor(
    private readonly budgetMs: number,
    private readonly clock: SliceClock = realClock,
  ) {}

  /**
   * Does one piece of work, after a pause where the slice would not hold it.
   *
   * @param expectedMs how long it is likely to take (default: nothing)
   */
  async run<T>(work: () => T, expectedMs = 0): Promise<T> {
    if (this.#used > 0 && this.#used + expectedMs >= this.budgetMs) {
      await this.clock.pause();
      this.#used = 0;
    }
    const from = this.clock.now();
    try {
      return work();
    } finally {
      this.#used += this.clock.now() - from;
    }
  }
}
