import type { Check } from '../checks/define-check.js';
import { verdictWords, type VerdictWord } from '../checks/verdict.js';
import type { VerdictCounts } from '../report/posture-report.js';
import type { FleetReport } from './fleet-report.js';
import type { FleetSnapshot } from './fleet-snapshot.js';
import { judgeFleet, type Confirmed, type JudgedWorkspace, type SettingsOf } from './judge-workspace.js';

/**
 * Judges a fleet at once. Pure: the same fleet, checks and settings give the same report. Who must not block for
 * seconds drives `judgeFleet` in slices and calls `assembleFleetReport`.
 */
export function makeFleetReport(
  fleet: FleetSnapshot,
  checks: readonly Check[],
  settingsOf: SettingsOf,
  confirmed?: Confirmed,
): FleetReport {
  return assembleFleetReport(fleet, checks, [...judgeFleet(fleet, checks, settingsOf, confirmed)]);
}

/** The report of a fleet whose workspaces have been judged, in their order. */
export function assembleFleetReport(
  fleet: FleetSnapshot,
  checks: readonly Check[],
  judged: readonly JudgedWorkspace[],
): FleetReport {
  const passed = judged.reduce((sum, { weight }) => sum + weight.passed, 0);
  const all = judged.reduce((sum, { weight }) => sum + weight.judged, 0);
  return {
    takenAt: fleet.takenAt,
    cloud: fleet.cloud,
    sample: fleet.sample,
    scope: fleet.scope,
    checks: checks.map(({ id, summary, group, severity }) => ({ id, summary, group, severity })),
    workspaces: judged.map(({ row }) => row),
    counts: sumCounts(judged.map(({ row }) => row.counts)),
    score: all === 0 ? undefined : Math.floor((100 * passed) / all),
  };
}

function sumCounts(all: readonly VerdictCounts[]): VerdictCounts {
  return Object.fromEntries(
    verdictWords.map((word) => [word, all.reduce((sum, counts) => sum + counts[word], 0)]),
  ) as Record<VerdictWord, number>;
}
