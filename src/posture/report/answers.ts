import type { Evidence, VerdictException } from '../../core/config/configuration.js';
import { manualItems, type ManualItem } from '../../core/manual/manual-items.js';
import { redactSecrets } from '../../core/findings/redaction.js';
import type { PostureSettings } from '../checks/posture-settings.js';
import type { CheckResult } from '../checks/run.js';
import { idKey } from '../resource-id.js';

/**
 * How things stand with what only people can say. `stated` is what somebody says, not what was read, and is never
 * counted among verdicts.
 */
export type ManualState = 'open' | 'expired' | 'stated';

/** One manual item with what was last said of it. */
export interface ManualResult {
  readonly item: ManualItem;
  readonly state: ManualState;
  /** The newest; absent where nobody has said anything. */
  readonly evidence?: Evidence & {
    /** The last day on which it counts, `2026-12-31`. */
    readonly until: string;
  };
}

/** An exception of the configuration, and what it does now. */
export interface ExceptionResult {
  readonly exception: VerdictException;
  /** `idle`: no failing verdict is like that, so it can go. */
  readonly state: 'in-force' | 'expired' | 'idle';
  /** How many failing verdicts it accepts, or would. */
  readonly verdicts: number;
}

/** What people say of a workspace: the items with their evidence, in the order of the items. */
export function manualResults(settings: Pick<PostureSettings, 'now' | 'evidence'>): readonly ManualResult[] {
  const today = dayOf(settings.now);
  return manualItems.map((item): ManualResult => {
    // What is said of a day to come has not been looked at yet.
    const said = (settings.evidence ?? []).filter((one) => one.for === item.id && one.date <= today);
    const [newest] = [...said].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
    if (newest === undefined) {
      return { item, state: 'open' };
    }
    const until = newest.until ?? monthsAfter(newest.date, item.everyMonths);
    const { owner, what } = newest;
    const evidence = { ...newest, owner: redactSecrets(owner), what: redactSecrets(what), until };
    return { item, state: until < today ? 'expired' : 'stated', evidence };
  });
}

/** The results with what was accepted among them, and what each exception does. */
export function applyExceptions(
  results: readonly CheckResult[],
  settings: Pick<PostureSettings, 'now' | 'exceptions'>,
): { readonly results: readonly CheckResult[]; readonly exceptions: readonly ExceptionResult[] } {
  const { exceptions: written = [] } = settings;
  if (written.length === 0) {
    return { results, exceptions: [] };
  }
  const today = dayOf(settings.now);
  const inForce = written.filter(({ until }) => until >= today);
  const failing = results.filter(({ verdict }) => verdict.is === 'fail');
  return {
    results: results.map((result) => {
      const exception = result.verdict.is === 'fail' ? inForce.find((one) => covers(one, result)) : undefined;
      return exception === undefined ? result : { ...result, exception: redacted(exception) };
    }),
    exceptions: written.map((exception) => {
      const verdicts = failing.filter((result) => covers(exception, result)).length;
      const state = verdicts === 0 ? 'idle' : inForce.includes(exception) ? 'in-force' : 'expired';
      return { exception: redacted(exception), state, verdicts };
    }),
  };
}

function covers({ check, resource }: VerdictException, result: CheckResult): boolean {
  const { name, id } = result.subject;
  return (
    check === result.check.id &&
    (resource === undefined || resource.toLowerCase() === name.toLowerCase() || idKey(resource) === idKey(id))
  );
}

function redacted(exception: VerdictException): VerdictException {
  return { ...exception, reason: redactSecrets(exception.reason), owner: redactSecrets(exception.owner) };
}

/** `2026-11-23`, UTC. */
function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The same day some months later, or the last day of a month that is shorter. */
function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, last)));
}
