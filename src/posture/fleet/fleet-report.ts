import type { Severity } from '../../core/findings/finding.js';
import type { CheckGroup } from '../checks/define-check.js';
import type { VerdictWord } from '../checks/verdict.js';
import type { VerdictCounts } from '../report/posture-report.js';
import type { FleetScope } from './fleet-snapshot.js';

/** A column of the heat map. */
export interface FleetCheck {
  readonly id: string;
  readonly summary: string;
  readonly group: CheckGroup;
  readonly severity: Severity;
}

/** How a verdict is written in `FleetWorkspace.verdicts`. */
export const verdictLetters: Readonly<Record<VerdictWord, string>> = {
  fail: 'F',
  unknown: 'U',
  pass: 'P',
  'not-applicable': '-',
};

/** Where the facts about a workspace came from. */
export type FleetSource = 'resource-graph' | 'resource-manager';

/** A row. */
export interface FleetWorkspace {
  readonly id: string;
  readonly name: string;
  readonly resourceGroup: string;
  readonly subscription: { readonly id: string; readonly name: string };
  readonly location: string;
  /** `production`, `other`, or `undefined` where nothing says so. */
  readonly stage: 'production' | 'other' | undefined;
  /** By the tag `owner` or one of its usual names. */
  readonly owner: string | undefined;
  readonly counts: VerdictCounts;
  /** As `PostureReport.score`. */
  readonly score: number | undefined;
  /** The worst severity of a failing check; `undefined` where none fails. */
  readonly worst: Severity | undefined;
  readonly source: FleetSource;
  /** When it was read, ISO 8601 in UTC. */
  readonly readAt: string;
  /**
   * One letter of `verdictLetters` for each of `FleetReport.checks`, in their order: the worst verdict of the check's
   * subjects. A text, because five thousand rows of objects would take a hundred times the memory.
   */
  readonly verdicts: string;
  /** Indexes into `FleetReport.checks` of failures that one read of Resource Manager has confirmed. */
  readonly confirmed: readonly number[];
}

/** What is said about many workspaces, ready to be shown or written. */
export interface FleetReport {
  /** ISO 8601, UTC. */
  readonly takenAt: string;
  readonly cloud: string;
  /** The workspaces are made up; every form of the report has to say so. */
  readonly sample: boolean;
  readonly scope: FleetScope;
  readonly checks: readonly FleetCheck[];
  readonly workspaces: readonly FleetWorkspace[];
  readonly counts: VerdictCounts;
  /** Of all workspaces together, as `PostureReport.score`. */
  readonly score: number | undefined;
}
