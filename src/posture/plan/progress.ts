import type { PostureReport } from '../report/posture-report.js';
import { stepKey, type PlanStep, type RepairPlan } from './repair-plan.js';

/**
 * How a step of an earlier plan stands by a later reading. `done` was read; a resource that is not there any more is
 * `gone`; what cannot be read now is `unknown` and never counted as done.
 */
export type StepState = 'done' | 'gone' | 'accepted' | 'unknown' | 'open';

/** What the steps need that a later reading is held against; small enough to be remembered. */
export interface RememberedStep {
  readonly key: string;
  readonly checkId: string;
  readonly summary: string;
  readonly subject: string;
}

export interface StepProgress extends RememberedStep {
  readonly state: StepState;
}

export interface PlanProgress {
  /** When the plan was made, ISO 8601 in UTC. */
  readonly since: string;
  /** In the order of the earlier plan. */
  readonly steps: readonly StepProgress[];
  /** Steps that the earlier plan did not have. */
  readonly added: readonly PlanStep[];
}

/** What is remembered of a plan. */
export function rememberSteps(plan: RepairPlan): readonly RememberedStep[] {
  return plan.steps.map(({ key, result }) => ({
    key,
    checkId: result.check.id,
    summary: result.check.summary,
    subject: result.subject.name,
  }));
}

/** Holds the steps of an earlier plan against a later reading. */
export function progressOf(
  earlier: { readonly takenAt: string; readonly steps: readonly RememberedStep[] },
  report: PostureReport,
  plan: RepairPlan,
): PlanProgress {
  const results = new Map(report.groups.flatMap((group) => group.results.map((result) => [stepKey(result), result])));
  const before = new Set(earlier.steps.map(({ key }) => key));
  const failed = new Set(
    report.groups.flatMap((group) =>
      group.results.filter(({ verdict }) => verdict.is === 'unknown').map(({ check }) => check.id),
    ),
  );
  return {
    since: earlier.takenAt,
    steps: earlier.steps.map((step): StepProgress => {
      const result = results.get(step.key);
      if (result === undefined) {
        // Where the check could not find its resources, nobody knows whether this one is gone.
        return { ...step, state: failed.has(step.checkId) ? 'unknown' : 'gone' };
      }
      switch (result.verdict.is) {
        case 'fail':
          return { ...step, state: result.exception === undefined ? 'open' : 'accepted' };
        case 'unknown':
          return { ...step, state: 'unknown' };
        case 'pass':
        case 'not-applicable':
          return { ...step, state: 'done' };
      }
    }),
    added: plan.steps.filter(({ key }) => !before.has(key)),
  };
}
