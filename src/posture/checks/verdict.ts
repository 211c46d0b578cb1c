import type { Severity } from '../../core/findings/finding.js';
import type { UnreadReason } from '../snapshot/reading.js';

/**
 * What a check says of one resource. There are four words and no fifth: what could not be read is `unknown`, whatever
 * the rest looks like.
 */
export type Verdict =
  | { readonly is: 'pass'; readonly evidence: string }
  | {
      readonly is: 'fail';
      /** What was read, in one sentence without a final stop: "publicNetworkAccess is not set, which means Enabled". */
      readonly evidence: string;
      /** (default: the check's). */
      readonly severity?: Severity;
    }
  | { readonly is: 'unknown'; readonly reason: UnreadReason }
  | { readonly is: 'not-applicable'; readonly why: string };

export type VerdictWord = Verdict['is'];

export const verdictWords: readonly VerdictWord[] = ['fail', 'unknown', 'pass', 'not-applicable'];

export function pass(evidence: string): Verdict {
  return { is: 'pass', evidence };
}

export function fail(evidence: string, severity?: Severity): Verdict {
  return severity === undefined ? { is: 'fail', evidence } : { is: 'fail', evidence, severity };
}

export function notApplicable(why: string): Verdict {
  return { is: 'not-applicable', why };
}

/** For an answer that was read but does not say what the check asks for. `message`: a sentence without a final stop. */
export function unclear(message: string): Verdict {
  return { is: 'unknown', reason: { code: 'wrong-shape', message } };
}
