import { describeAccess } from '../access/describe-access.js';
import type { Access } from '../access/access.js';
import type { Severity } from '../../core/findings/finding.js';
import { checkGroups, type Check, type CheckGroup } from '../checks/define-check.js';
import type { AttackPath } from '../exposure/attack-path.js';
import { findAttackPaths } from '../exposure/attack-paths.js';
import { describeExposure } from '../exposure/describe-exposure.js';
import type { Exposure } from '../exposure/exposure.js';
import type { PostureSettings } from '../checks/posture-settings.js';
import { runChecks, type CheckFault, type CheckResult } from '../checks/run.js';
import { verdictWords, type VerdictWord } from '../checks/verdict.js';
import { parseResourceId } from '../resource-id.js';
import type { UnreadReason } from '../snapshot/reading.js';
import { SnapshotView } from '../snapshot/snapshot-view.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import { applyExceptions, manualResults, type ExceptionResult, type ManualResult } from './answers.js';

/** How many results have each verdict. */
export type VerdictCounts = Readonly<Record<VerdictWord, number>>;

export interface ReportGroup {
  readonly id: CheckGroup;
  readonly title: string;
  readonly counts: VerdictCounts;
  /** The worst first: failures by severity, then what is unknown, then the rest in the order of the checks. */
  readonly results: readonly CheckResult[];
}

/** What was asked and not answered. */
export interface UnreadPlace {
  readonly path: string;
  readonly reason: UnreadReason;
}

/** What is said about one snapshot, ready to be shown or written in any form. */
export interface PostureReport {
  readonly workspace: { readonly id: string; readonly name: string; readonly resourceGroup: string };
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  readonly cloud: string;
  /** The workspace is made up; every form of the report has to say so. */
  readonly sample: boolean;
  readonly counts: VerdictCounts;
  /** How many of those that fail somebody has accepted for now. */
  readonly accepted: number;
  /**
   * Whole percent of what was judged (pass and fail) that passes, weighed by severity; `undefined` when nothing was
   * judged. What is unknown counts on neither side, so it is shown next to the score.
   */
  readonly score: number | undefined;
  readonly groups: readonly ReportGroup[];
  readonly unread: readonly UnreadPlace[];
  readonly faults: readonly CheckFault[];
  readonly exposure: Exposure;
  /** What only people can say, and what they say; no verdict. */
  readonly manual: readonly ManualResult[];
  readonly exceptions: readonly ExceptionResult[];
  /** Ways through several weaknesses, those that are open first. */
  readonly attackPaths: readonly AttackPath[];
  /** Who can do what at the workspace and what belongs to it. */
  readonly access: Access;
}

/** How much a check counts in a score, by its severity. */
export const weights: Readonly<Record<Severity, number>> = { critical: 10, high: 6, medium: 3, low: 1, info: 0 };
const severityOrder: readonly Severity[] = ['critical', 'high', 'medium', 'low', 'info'];

/** Judges a snapshot and orders what was found. Pure: the same snapshot, checks and settings give the same report. */
export function makeReport(snapshot: Snapshot, checks: readonly Check[], settings: PostureSettings): PostureReport {
  const { results: judged, faults } = runChecks(snapshot, checks, settings);
  const { results, exceptions } = applyExceptions(judged, settings);
  const id = parseResourceId(snapshot.workspace);
  const view = new SnapshotView(snapshot);
  const access = describeAccess(view);
  const exposure = describeExposure(view, access);
  return {
    workspace: { id: snapshot.workspace, name: id?.name ?? '', resourceGroup: id?.resourceGroup ?? '' },
    takenAt: snapshot.takenAt,
    cloud: snapshot.cloud,
    sample: snapshot.sample,
    counts: countVerdicts(results),
    accepted: results.filter(({ exception }) => exception !== undefined).length,
    score: scoreOf(results),
    groups: (Object.keys(checkGroups) as CheckGroup[]).map((group) => groupOf(group, results)),
    unread: Object.entries(snapshot.readings).flatMap(([path, reading]) =>
      reading.is === 'unreadable' ? [{ path, reason: reading.reason }] : [],
    ),
    faults,
    exposure,
    attackPaths: findAttackPaths({ view, access, exposure, results }),
    access,
    manual: manualResults(settings),
    exceptions,
  };
}

function groupOf(id: CheckGroup, all: readonly CheckResult[]): ReportGroup {
  const results = all.filter(({ check }) => check.group === id).sort(byUrgency);
  return { id, title: checkGroups[id], counts: countVerdicts(results), results };
}

/** Failures first, the worst of them first and those that are accepted last; equal ones stay in their order. */
export function byUrgency(a: CheckResult, b: CheckResult): number {
  return (
    verdictWords.indexOf(a.verdict.is) - verdictWords.indexOf(b.verdict.is) ||
    Number(a.exception !== undefined) - Number(b.exception !== undefined) ||
    severityOrder.indexOf(a.severity) - severityOrder.indexOf(b.severity)
  );
}

export function countVerdicts(results: readonly CheckResult[]): VerdictCounts {
  const counts: Record<VerdictWord, number> = { fail: 0, unknown: 0, pass: 0, 'not-applicable': 0 };
  for (const { verdict } of results) {
    counts[verdict.is]++;
  }
  return counts;
}

/** As `PostureReport.score`. */
export function scoreOf(results: readonly CheckResult[]): number | undefined {
  let passed = 0;
  let judged = 0;
  for (const { verdict, severity } of results) {
    if (verdict.is === 'pass' || verdict.is === 'fail') {
      judged += weights[severity];
      passed += verdict.is === 'pass' ? weights[severity] : 0;
    }
  }
  return judged === 0 ? undefined : Math.floor((100 * passed) / judged);
}
