import { rememberSteps, type RememberedStep } from './progress.js';
import type { RepairPlan } from './repair-plan.js';

/** Grows when a key of a step changes its meaning. */
const version = 1;

/** A plan that was begun with, as the editor keeps it between sessions. */
export interface RememberedPlan {
  readonly version: typeof version;
  /** When the plan was made, ISO 8601 in UTC. */
  readonly takenAt: string;
  readonly steps: readonly RememberedStep[];
}

/** What is kept of a plan. */
export function rememberPlan(plan: RepairPlan): RememberedPlan {
  return { version, takenAt: plan.takenAt, steps: rememberSteps(plan) };
}

/** Reads what was kept; `undefined` for what another version kept and this one cannot hold a plan against. */
export function readRememberedPlan(kept: unknown): RememberedPlan | undefined {
  if (!isRecord(kept) || kept['version'] !== version || !Array.isArray(kept['steps'])) {
    return undefined;
  }
  const { takenAt } = kept;
  const steps: readonly unknown[] = kept['steps'];
  return typeof takenAt === 'string' && !Number.isNaN(Date.parse(takenAt)) && steps.every(isStep)
    ? { version, takenAt, steps }
    : undefined;
}

/** Stands before a plan that is begun with anew because the one before could not be read. */
export const begunAnew =
  'The plan that was begun with was kept by another version of AML Guard and cannot be read: progress is counted from here on.';

function isStep(value: unknown): value is RememberedStep {
  return isRecord(value) && ['key', 'checkId', 'summary', 'subject'].every((name) => typeof value[name] === 'string');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
