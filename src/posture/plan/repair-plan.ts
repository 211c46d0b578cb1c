import type { Severity } from '../../core/findings/finding.js';
import type { Repair } from '../checks/define-check.js';
import type { PostureSettings } from '../checks/posture-settings.js';
import type { CheckResult } from '../checks/run.js';
import type { PostureReport } from '../report/posture-report.js';
import { Unread } from '../snapshot/reading.js';
import { Gone } from '../snapshot/resource.js';
import { SnapshotView } from '../snapshot/snapshot-view.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { preconditions, type Precondition } from './preconditions.js';

/**
 * How a precondition stands: `met` and `open` were read, `unknown` could not be, and `ask` is for people. What is
 * unknown is never taken for met.
 */
export type PreconditionState = 'met' | 'open' | 'unknown' | 'ask';

export interface StepPrecondition {
  readonly text: string;
  readonly state: PreconditionState;
  /** The keys of the steps that make it so, where it is open by what fails. */
  readonly steps: readonly string[];
}

/** One repair. */
export interface PlanStep {
  /** The same for the same check of the same resource in every plan. */
  readonly key: string;
  readonly result: CheckResult;
  /** How many steps have to be done one after another before it; 0 for none. */
  readonly wave: number;
  readonly preconditions: readonly StepPrecondition[];
}

/** What fails and is not accepted, in an order in which it can be repaired. */
export interface RepairPlan {
  readonly workspace: PostureReport['workspace'];
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  readonly sample: boolean;
  /** What others need comes before them; among those that can be done, the worst first, then the easiest. */
  readonly steps: readonly PlanStep[];
  /** Failing verdicts that somebody has accepted, and so no steps. */
  readonly accepted: number;
  /** Verdicts that are unknown: there may be more to repair. */
  readonly unknown: number;
}

const severityOrder: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];
const repairOrder: readonly Repair[] = ['in-place', 'precondition', 'one-way', 'recreate', 'decide'];

/**
 * Orders the repairs of what fails. Pure: the same snapshot, report and settings give the same plan.
 *
 * @param report made of the same snapshot with the same settings
 */
export function planRepairs(snapshot: Snapshot, report: PostureReport, settings: PostureSettings): RepairPlan {
  const results = report.groups.flatMap((group) => group.results);
  const failing = results.filter(({ verdict, exception }) => verdict.is === 'fail' && exception === undefined);
  const judge = new PreconditionJudge(new SnapshotView(snapshot), results, settings);
  const steps = failing.map((result) => ({ key: stepKey(result), result, preconditions: judge.of(result) }));
  const waves = wavesOf(steps);
  return {
    workspace: report.workspace,
    takenAt: report.takenAt,
    sample: report.sample,
    steps: steps.map((step) => ({ ...step, wave: waves.get(step.key) ?? 0 })).sort(byOrder),
    accepted: report.accepted,
    unknown: report.counts.unknown,
  };
}

/** Names a step: the check and the resource. */
export function stepKey({ check, subject }: Pick<CheckResult, 'check' | 'subject'>): string {
  return `${check.id} ${subject.id.toLowerCase()}`;
}

class PreconditionJudge {
  readonly #byCheck = new Map<string, CheckResult[]>();

  constructor(
    private readonly view: SnapshotView,
    results: readonly CheckResult[],
    private readonly settings: PostureSettings,
  ) {
    for (const result of results) {
      const known = this.#byCheck.get(result.check.id);
      if (known === undefined) {
        this.#byCheck.set(result.check.id, [result]);
      } else {
        known.push(result);
      }
    }
  }

  of(result: CheckResult): readonly StepPrecondition[] {
    return (preconditions[result.check.id] ?? []).map((one) => this.#judge(one, result));
  }

  #judge(one: Precondition, result: CheckResult): StepPrecondition {
    switch (one.is) {
      case 'ask':
        return { text: one.text, state: 'ask', steps: [] };
      case 'read':
        return { text: one.text, state: this.#look(one, result), steps: [] };
      case 'checks':
        return this.#byChecks(one, result);
    }
  }

  #look({ look }: Precondition & { readonly is: 'read' }, { subject }: CheckResult): PreconditionState {
    try {
      return look({ subject: this.view.resource(subject.id), view: this.view, settings: this.settings })
        ? 'met'
        : 'open';
    } catch (error) {
      if (error instanceof Unread || error instanceof Gone) {
        return 'unknown';
      }
      throw error;
    }
  }

  #byChecks(one: Precondition & { readonly is: 'checks' }, result: CheckResult): StepPrecondition {
    const shown = one.checks.flatMap((id) => this.#byCheck.get(id) ?? []);
    const failing = shown.filter(({ verdict }) => verdict.is === 'fail');
    // What is accepted goes on failing, so what rests on it goes on being open, without a step that would mend it.
    const steps = failing.filter(({ exception }) => exception === undefined).map(stepKey);
    const known = shown.length > 0 && shown.every(({ verdict }) => verdict.is !== 'unknown');
    const state = failing.length > 0 ? 'open' : known ? 'met' : 'unknown';
    return { text: one.text, state, steps: steps.filter((key) => key !== stepKey(result)) };
  }
}

/** How many steps stand one after another before each; a circle, of which there is none, is cut where it closes. */
function wavesOf(steps: readonly Pick<PlanStep, 'key' | 'preconditions'>[]): ReadonlyMap<string, number> {
  const byKey = new Map(steps.map((step) => [step.key, step]));
  const waves = new Map<string, number>();
  const open = new Set<string>();
  const waveOf = (key: string): number => {
    const known = waves.get(key);
    if (known !== undefined || open.has(key)) {
      return known ?? 0;
    }
    open.add(key);
    const before = byKey.get(key)?.preconditions.flatMap((one) => one.steps) ?? [];
    const wave = before.reduce((longest, each) => Math.max(longest, waveOf(each) + 1), 0);
    open.delete(key);
    waves.set(key, wave);
    return wave;
  };
  steps.forEach(({ key }) => waveOf(key));
  return waves;
}

function byOrder(a: PlanStep, b: PlanStep): number {
  return (
    a.wave - b.wave ||
    severityOrder.indexOf(a.result.severity) - severityOrder.indexOf(b.result.severity) ||
    repairOrder.indexOf(a.result.check.repair) - repairOrder.indexOf(b.result.check.repair) ||
    (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
  );
}
