/** How long one file may take. The clock is the host's, as the engine has none. */
export interface TimeBudget {
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  readonly ms: number;
}

/** A file took longer than its budget. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime';
}

/** The engine is synchronous, so one file at a time is worked on. */
let current: { readonly now: () => number; readonly until: number } | undefined;
let calls = 0;

/** Asking the clock costs more than most of the steps between two questions. */
const callsForOneLook = 64;

/**
 * Does `work` within a budget; within another one that other holds. Without a budget there is no limit.
 *
 * @throws OutOfTime from a step of the work, once the time is over
 */
export function withinTime<T>(budget: TimeBudget | undefined, work: () => T): T {
  if (budget === undefined || current !== undefined) {
    return work();
  }
  current = { now: budget.now, until: budget.now() + budget.ms };
  calls = 0;
  try {
    return work();
  } finally {
    current = undefined;
  }
}

/** As {@link withinTime}; `undefined` when the time was over before the work was done. */
export function inTimeOrNot<T>(budget: TimeBudget, work: () => T): T | undefined {
  try {
    return withinTime(budget, work);
  } catch (error) {
    if (error instanceof OutOfTime) {
      return undefined;
    }
    throw error;
  }
}

/**
 * Called by everything that does a step for each part of a text, so that none goes on for ever. Costs next to nothing.
 *
 * @throws OutOfTime when the time of the work around it is over
 */
export function spendTime(): void {
  if (current !== undefined && ++calls % callsForOneLook === 0 && current.now() > current.until) {
    throw new OutOfTime('the time for this file is over');
  }
}
