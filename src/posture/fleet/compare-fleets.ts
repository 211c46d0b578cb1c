import type { VerdictWord } from '../checks/verdict.js';
import type { VerdictCounts } from '../report/posture-report.js';
import { idKey } from '../resource-id.js';
import type { FleetReport, FleetWorkspace } from './fleet-report.js';
import { verdictAt } from './verdict-words.js';

/** A check whose worst verdict in a workspace is another one than before. */
export interface FleetChange {
  readonly checkId: string;
  readonly before: VerdictWord;
  readonly after: VerdictWord;
}

/** What changed in a workspace that both fleets have. */
export interface WorkspaceChanges {
  readonly id: string;
  readonly name: string;
  /** Fails now. */
  readonly worse: readonly FleetChange[];
  /** Failed before, and passes or does not apply now. */
  readonly better: readonly FleetChange[];
  /** One of the two is not known, so nobody can say whether it got better. */
  readonly unclear: readonly FleetChange[];
}

/** A workspace that only one of two fleets has. */
export interface FleetMember {
  readonly id: string;
  readonly name: string;
  readonly counts: VerdictCounts;
}

/** A fleet beside an earlier one. */
export interface FleetComparison {
  readonly before: Pick<FleetReport, 'takenAt' | 'sample' | 'scope' | 'counts' | 'score'> & {
    readonly workspaces: number;
  };
  readonly appeared: readonly FleetMember[];
  /** Not in the later fleet: deleted, moved, or not visible any more to the account that read it. */
  readonly gone: readonly FleetMember[];
  /** In the order of the later fleet, without those in which nothing changed. */
  readonly changed: readonly WorkspaceChanges[];
  /** Checks that only one of the two reports has; they are not compared. */
  readonly checksOfOne: readonly string[];
}

/**
 * What differs between two fleets, by the worst verdict of each check. A change between passing and not applying is
 * none: nothing got better or worse.
 */
export function compareFleets(before: FleetReport, after: FleetReport): FleetComparison {
  const old = new Map(before.workspaces.map((workspace) => [idKey(workspace.id), workspace]));
  const current = new Set(after.workspaces.map(({ id }) => idKey(id)));
  const places = new Map(before.checks.map(({ id }, index) => [id, index]));
  const shared = after.checks.flatMap(({ id }, index) => {
    const place = places.get(id);
    return place === undefined ? [] : [{ id, before: place, after: index }];
  });
  return {
    before: {
      takenAt: before.takenAt,
      sample: before.sample,
      scope: before.scope,
      counts: before.counts,
      score: before.score,
      workspaces: before.workspaces.length,
    },
    appeared: after.workspaces.filter(({ id }) => !old.has(idKey(id))).map(memberOf),
    gone: before.workspaces.filter(({ id }) => !current.has(idKey(id))).map(memberOf),
    changed: after.workspaces.flatMap((workspace) => {
      const earlier = old.get(idKey(workspace.id));
      return earlier === undefined ? [] : changesOf(earlier, workspace, shared);
    }),
    checksOfOne: [
      ...after.checks.filter(({ id }) => !places.has(id)),
      ...before.checks.filter(({ id }) => !shared.some((one) => one.id === id)),
    ].map(({ id }) => id),
  };
}

function memberOf({ id, name, counts }: FleetWorkspace): FleetMember {
  return { id, name, counts };
}

function changesOf(
  earlier: FleetWorkspace,
  later: FleetWorkspace,
  shared: readonly { readonly id: string; readonly before: number; readonly after: number }[],
): readonly WorkspaceChanges[] {
  const changes = { worse: [] as FleetChange[], better: [] as FleetChange[], unclear: [] as FleetChange[] };
  for (const { id, before, after } of shared) {
    const change = { checkId: id, before: verdictAt(earlier, before), after: verdictAt(later, after) };
    const kind = kindOf(change);
    if (kind !== undefined) {
      changes[kind].push(change);
    }
  }
  return Object.values(changes).some((list) => list.length > 0) ? [{ id: later.id, name: later.name, ...changes }] : [];
}

function kindOf({ before, after }: FleetChange): 'worse' | 'better' | 'unclear' | undefined {
  if (before === after) {
    return undefined;
  }
  if (before === 'unknown' || after === 'unknown') {
    return 'unclear';
  }
  return after === 'fail' ? 'worse' : before === 'fail' ? 'better' : undefined;
}

/** A fleet at one time, for the course of several. */
export interface FleetMoment {
  readonly takenAt: string;
  readonly workspaces: number;
  readonly counts: VerdictCounts;
  readonly score: number | undefined;
}

/** The course of a fleet over several readings, the earliest first; readings of the same time stay in their order. */
export function fleetTrend(reports: readonly FleetReport[]): readonly FleetMoment[] {
  return reports
    .map(({ takenAt, workspaces, counts, score }) => ({ takenAt, workspaces: workspaces.length, counts, score }))
    .sort((a, b) => Date.parse(a.takenAt) - Date.parse(b.takenAt));
}
