import type { CheckResult } from '../checks/run.js';
import type { VerdictWord } from '../checks/verdict.js';
import { idKey } from '../resource-id.js';
import type { PostureReport } from './posture-report.js';

/** One verdict that is not the same in two reports. */
export interface VerdictChange {
  readonly checkId: string;
  readonly summary: string;
  readonly subject: string;
  /** The resource id of `subject`. */
  readonly subjectId: string;
  /** `undefined` where the check did not judge the resource. */
  readonly before: VerdictWord | undefined;
  readonly after: VerdictWord | undefined;
  readonly is: ChangeKind;
}

/** `unclear`: one of the two is not known, so nobody can say whether it got better. */
export type ChangeKind = 'worse' | 'better' | 'unclear' | 'new' | 'gone';

/** A report beside an earlier one, or beside that of another workspace. */
export interface Comparison {
  readonly before: PostureReport;
  readonly changes: readonly VerdictChange[];
}

/** Whether two reports are about one workspace, so that what differs came with time. */
export function isSameWorkspace(before: PostureReport, after: PostureReport): boolean {
  return idKey(before.workspace.id) === idKey(after.workspace.id);
}

/**
 * What differs between two reports, in the order of the second, what is gone last.
 *
 * Resources are matched by id within one workspace; between two workspaces by type and by their place under the
 * workspace, because names differ.
 */
export function compareReports(before: PostureReport, after: PostureReport): readonly VerdictChange[] {
  const sameWorkspace = isSameWorkspace(before, after);
  const keyOf = (result: CheckResult): string =>
    `${result.check.id} ${sameWorkspace ? idKey(result.subject.id) : result.subject.type}`;
  const old = grouped(resultsOf(before), keyOf);
  const current = grouped(resultsOf(after), keyOf);
  const changes: VerdictChange[] = [];
  for (const [key, results] of current) {
    const change = changeOf(old.get(key), results);
    if (change !== undefined) {
      changes.push(change);
    }
  }
  for (const [key, results] of old) {
    const change = current.has(key) ? undefined : changeOf(results, undefined);
    if (change !== undefined) {
      changes.push(change);
    }
  }
  return changes;
}

function resultsOf(report: PostureReport): readonly CheckResult[] {
  return report.groups.flatMap(({ results }) => results);
}

function grouped(
  results: readonly CheckResult[],
  keyOf: (result: CheckResult) => string,
): ReadonlyMap<string, readonly CheckResult[]> {
  const groups = new Map<string, CheckResult[]>();
  for (const result of results) {
    const key = keyOf(result);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [result]);
    } else {
      group.push(result);
    }
  }
  return groups;
}

function changeOf(
  before: readonly CheckResult[] | undefined,
  after: readonly CheckResult[] | undefined,
): VerdictChange | undefined {
  const old = worstOf(before);
  const current = worstOf(after);
  const shown = current ?? old;
  if (shown === undefined || old?.verdict.is === current?.verdict.is) {
    return undefined;
  }
  return {
    checkId: shown.check.id,
    summary: shown.check.summary,
    subject: shown.subject.name,
    subjectId: shown.subject.id,
    before: old?.verdict.is,
    after: current?.verdict.is,
    is: kindOf(old?.verdict.is, current?.verdict.is),
  };
}

const order: readonly VerdictWord[] = ['fail', 'unknown', 'pass', 'not-applicable'];

function worstOf(results: readonly CheckResult[] | undefined): CheckResult | undefined {
  return results?.reduce((worst, next) =>
    order.indexOf(next.verdict.is) < order.indexOf(worst.verdict.is) ? next : worst,
  );
}

function kindOf(before: VerdictWord | undefined, after: VerdictWord | undefined): ChangeKind {
  if (before === undefined) {
    return 'new';
  }
  if (after === undefined) {
    return 'gone';
  }
  if (before === 'unknown' || after === 'unknown') {
    return 'unclear';
  }
  if (after === 'fail' || before === 'fail') {
    return after === 'fail' ? 'worse' : 'better';
  }
  // Between passing and not applying nothing got better or worse.
  return before === 'not-applicable' ? 'new' : 'gone';
}
