import type { Repair } from '../../posture/checks/define-check.js';
import type { PlanProgress, StepState } from '../../posture/plan/progress.js';
import type { PlanStep, PreconditionState, RepairPlan } from '../../posture/plan/repair-plan.js';
import { capital } from '../posture/result-words.js';

/** What repairing takes, in words. */
export const repairWords: Readonly<Record<Repair, string>> = {
  'in-place': 'a switch',
  precondition: 'a switch, once what it needs is so',
  'one-way': 'cannot be turned back',
  recreate: 'only a new resource can have it',
  decide: 'people have to decide',
};

export const preconditionWords: Readonly<Record<PreconditionState, string>> = {
  met: 'so',
  open: 'not so yet',
  unknown: 'not known',
  ask: 'to be asked',
};

export const stepStates: Readonly<Record<StepState, string>> = {
  done: 'Done',
  gone: 'Gone',
  accepted: 'Accepted',
  unknown: 'Not known',
  open: 'Open',
};

/** "Workspace that answers on the public internet: mlw-churn". */
export function stepTitle({ result }: PlanStep): string {
  return `${capital(result.check.summary)}: ${result.subject.name}`;
}

/** The numbers of the steps that have to be done before a step; counted from 1. */
export function stepsBefore(step: PlanStep, plan: RepairPlan): readonly number[] {
  const keys = new Set(step.preconditions.flatMap(({ steps }) => steps));
  return plan.steps.flatMap(({ key }, index) => (keys.has(key) ? [index + 1] : []));
}

/** "14 steps; 3 verdicts are unknown, so there may be more; 2 failures are accepted". */
export function planSentence({ steps, unknown, accepted }: RepairPlan): string {
  return [
    steps.length === 1 ? '1 step' : `${String(steps.length)} steps`,
    ...(unknown === 0 ? [] : [`${count(unknown, 'verdict')} unknown, so there may be more`]),
    ...(accepted === 0 ? [] : [`${count(accepted, 'failure')} accepted, and no step`]),
  ].join('; ');
}

function count(number: number, noun: string): string {
  return number === 1 ? `1 ${noun} is` : `${String(number)} ${noun}s are`;
}

/** "5 of 14 done, 1 gone, 1 new". */
export function progressSentence({ steps, added }: PlanProgress): string {
  const number = (state: StepState): number => steps.filter((step) => step.state === state).length;
  const others = (['gone', 'accepted', 'unknown'] as const)
    .filter((state) => number(state) > 0)
    .map((state) => `${String(number(state))} ${stepStates[state].toLowerCase()}`);
  return [
    `${String(number('done'))} of ${String(steps.length)} done`,
    ...others,
    ...(added.length === 0 ? [] : [`${String(added.length)} new`]),
  ].join(', ');
}

/** Said at the top of every form: nothing is run. */
export const planNotice =
  'Nothing of this is run by AML Guard. Read each text before you run it; it holds the names of your resources.';
