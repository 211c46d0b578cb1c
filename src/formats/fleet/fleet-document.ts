import type { Severity } from '../../core/findings/finding.js';
import type { FleetComparison, FleetMoment } from '../../posture/fleet/compare-fleets.js';
import type { FleetCheck, FleetReport, FleetWorkspace } from '../../posture/fleet/fleet-report.js';
import type { FleetFailure } from '../../posture/fleet/judge-workspace.js';
import { severities } from '../../core/findings/finding.js';
import { countsByCheck } from '../../posture/fleet/verdict-words.js';
import type { VerdictCounts } from '../../posture/report/posture-report.js';

/** What is written about a fleet. */
export interface FleetDocument {
  readonly report: FleetReport;
  /** For each workspace of the report, in its order, what fails in it. */
  readonly failures: readonly (readonly FleetFailure[])[];
  /** Beside the latest of the earlier fleets that were given. */
  readonly comparison?: FleetComparison;
  /** With all fleets that were given; two or more. */
  readonly trend?: readonly FleetMoment[];
}

/** Workspaces with the worst first: by the severity of the worst failure, then by how many there are, then by name. */
export function worstFirst(workspaces: readonly FleetWorkspace[]): readonly FleetWorkspace[] {
  return [...workspaces].sort(
    (a, b) =>
      rank(b.worst) - rank(a.worst) ||
      b.counts.fail - a.counts.fail ||
      (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1),
  );
}

function rank(worst: Severity | undefined): number {
  return worst === undefined ? -1 : severities.indexOf(worst);
}

/** Checks that fail somewhere, with the number of workspaces by verdict: the most first, then the most severe. */
export function failingChecks(report: FleetReport): readonly FailingCheck[] {
  return countsByCheck(report)
    .flatMap((counts, index) => {
      const check = report.checks[index];
      return counts.fail === 0 || check === undefined ? [] : [{ check, counts }];
    })
    .sort((a, b) => b.counts.fail - a.counts.fail || rank(b.check.severity) - rank(a.check.severity));
}

export interface FailingCheck {
  readonly check: FleetCheck;
  readonly counts: VerdictCounts;
}

/** How many workspaces, in how many subscriptions. */
export function sizeSentence({ workspaces }: FleetReport): string {
  const subscriptions = new Set(workspaces.map(({ subscription }) => subscription.id.toLowerCase())).size;
  return `${countOf(workspaces.length, 'workspace')} in ${countOf(subscriptions, 'subscription')}`;
}

export function countOf(count: number, word: string): string {
  return `${String(count)} ${word}${count === 1 ? '' : 's'}`;
}

export function scoreWords(score: number | undefined): string {
  return score === undefined ? 'no score' : `score ${String(score)}`;
}

/** Which workspaces were asked for, in words. */
export function scopeSentence({ scope }: FleetReport): string {
  const { managementGroups = [], subscriptions = [], tags = {} } = scope;
  const parts = [
    ...(managementGroups.length === 0 ? [] : [`management groups ${managementGroups.join(', ')}`]),
    ...(subscriptions.length === 0 ? [] : [`subscriptions ${subscriptions.join(', ')}`]),
    ...Object.entries(tags).map(([name, value]) => (value === undefined ? `tag ${name}` : `tag ${name}=${value}`)),
  ];
  return parts.length === 0 ? 'Everything that the account sees' : `Of ${parts.join(', ')}`;
}

/** Said wherever something came from Resource Graph. */
export const graphNotice =
  'Read from Azure Resource Graph, which is some minutes behind and does not have everything: what it lacks is unknown, and not counted as good.';

/** Said at the top of every report of made-up workspaces. */
export const fleetSampleNotice = 'This is a sample: the workspaces are made up, nothing of them exists.';

export function isFromGraph({ workspaces }: FleetReport): boolean {
  return workspaces.some(({ source }) => source === 'resource-graph');
}

/** What a workspace's stage is called. */
export function stageWord({ stage }: FleetWorkspace): string {
  return stage ?? 'not said';
}

/** A page without control characters: browsers and terminals that show its source are not steered by a name. */
export function withoutControls(page: string): string {
  return page.replaceAll(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '');
}
