import type { TimeBudget } from '../core/time-budget.js';

/** A file takes milliseconds; what takes this long was made to. */
export const fileBudget: TimeBudget = { now: () => performance.now(), ms: 30_000 };
