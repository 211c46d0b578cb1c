import { redactSecrets } from '../../core/findings/redaction.js';
import type { VerdictException } from '../../core/config/configuration.js';
import type { Severity } from '../../core/findings/finding.js';
import type { Remedy } from '../fixes/remedy.js';
import { Unread } from '../snapshot/reading.js';
import { Gone, type Resource } from '../snapshot/resource.js';
import { SnapshotView } from '../snapshot/snapshot-view.js';
import type { Snapshot } from '../snapshot/snapshot.js';
import type { Check, Judged } from './define-check.js';
import type { PostureSettings } from './posture-settings.js';
import { placeOf, subjects } from './subjects.js';
import { notApplicable, type Verdict } from './verdict.js';

/** What one check says of one resource. */
export interface CheckResult {
  readonly check: Check;
  readonly subject: { readonly id: string; readonly name: string; readonly type: string };
  readonly verdict: Verdict;
  /** Of this result: the verdict's own where it has one. */
  readonly severity: Severity;
  /** How to repair it, where it fails and a text would be right. */
  readonly remedy?: Remedy;
  /** Who accepted that it fails, why and until when; it still fails. */
  readonly exception?: VerdictException;
}

/** A check that failed itself; the other checks have run. */
export interface CheckFault {
  readonly checkId: string;
  readonly subject: string;
  readonly message: string;
}

export interface Judgement {
  readonly results: readonly CheckResult[];
  readonly faults: readonly CheckFault[];
}

/**
 * Runs the checks over a snapshot, in their order and in the order of the resources.
 *
 * A value that is not known makes the verdict `unknown`, whatever the check would have said; a resource that does not
 * exist makes it `not-applicable`. A check that throws is a fault and its verdict `unknown`; the others still run.
 */
export function runChecks(snapshot: Snapshot, checks: readonly Check[], settings: PostureSettings): Judgement {
  const view = new SnapshotView(snapshot);
  const results: CheckResult[] = [];
  const faults: CheckFault[] = [];
  for (const check of checks) {
    if (!isAround(snapshot, check)) {
      continue;
    }
    const found = findSubjects(check, view, faults);
    if ('is' in found) {
      results.push(result(check, view.workspace, found));
      continue;
    }
    for (const subject of found.subjects) {
      results.push(judge(check, { subject, view, settings }, faults));
    }
  }
  return { results, faults };
}

/** Where no project or repository is connected, one check says so; thirty that do not apply would hide it. */
function isAround({ pipelines = [] }: Snapshot, { on }: Check): boolean {
  const kind = placeOf(on);
  return kind === undefined || pipelines.some((place) => place.kind === kind);
}

function findSubjects(
  check: Check,
  view: SnapshotView,
  faults: CheckFault[],
): Verdict | { readonly subjects: readonly Resource[] } {
  try {
    const found = subjects[check.on].find(view);
    return found.length === 0 ? notApplicable(`There is not ${subjects[check.on].title}`) : { subjects: found };
  } catch (error) {
    return unknownFor(error, check, view.snapshot.workspace, faults);
  }
}

function judge(check: Check, judged: Judged, faults: CheckFault[]): CheckResult {
  let verdict: Verdict;
  try {
    verdict = redactedVerdict(check.judge(judged));
  } catch (error) {
    verdict = unknownFor(error, check, judged.subject.id, faults);
  }
  return result(check, judged.subject, verdict, verdict.is === 'fail' ? findRemedy(check, judged, faults) : undefined);
}

function findRemedy(check: Check, judged: Judged, faults: CheckFault[]): Remedy | undefined {
  try {
    return check.fix?.(judged);
  } catch (error) {
    // What the fix would need may be unread where the verdict was certain: then there is no fix.
    if (!(error instanceof Unread || error instanceof Gone)) {
      unknownFor(error, check, judged.subject.id, faults);
    }
    return undefined;
  }
}

function unknownFor(error: unknown, check: Check, subject: string, faults: CheckFault[]): Verdict {
  if (error instanceof Unread) {
    return { is: 'unknown', reason: error.reason };
  }
  if (error instanceof Gone) {
    return notApplicable('The resource does not exist any more');
  }
  const message = redactSecrets(error instanceof Error ? error.message : String(error));
  faults.push({ checkId: check.id, subject, message });
  return { is: 'unknown', reason: { code: 'wrong-shape', message: `The check failed: ${message}` } };
}

function redactedVerdict(verdict: Verdict): Verdict {
  return 'evidence' in verdict ? { ...verdict, evidence: redactSecrets(verdict.evidence) } : verdict;
}

function result(check: Check, subject: Resource, verdict: Verdict, remedy?: Remedy): CheckResult {
  return {
    check,
    subject: { id: subject.id, name: subject.name, type: subject.type },
    verdict,
    severity: verdict.is === 'fail' ? (verdict.severity ?? check.severity) : check.severity,
    ...(remedy === undefined ? {} : { remedy }),
  };
}
