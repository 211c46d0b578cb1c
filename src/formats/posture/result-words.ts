import type { CheckResult } from '../../posture/checks/run.js';
import type { VerdictWord } from '../../posture/checks/verdict.js';
import type { PostureReport } from '../../posture/report/posture-report.js';

/** The words for verdicts in reports. */
export const verdictTitles: Readonly<Record<VerdictWord, string>> = {
  fail: 'Fail',
  unknown: 'Unknown',
  pass: 'Pass',
  'not-applicable': 'Not applicable',
};

/** What was read, or why nothing is known. */
export function evidenceOf({ verdict }: CheckResult): string {
  switch (verdict.is) {
    case 'pass':
    case 'fail':
      return verdict.evidence;
    case 'unknown':
      return verdict.reason.message;
    case 'not-applicable':
      return verdict.why;
  }
}

/** A phrase as the beginning of a sentence; the name of a property stays as it is written. */
export function capital(phrase: string): string {
  if (/^[a-z]+[A-Z]/.test(phrase)) {
    return phrase;
  }
  return `${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}`;
}

/** "Score 62", or that there is none. */
export function scoreSentence(report: PostureReport): string {
  return report.score === undefined
    ? 'No score: nothing could be judged'
    : `Score ${String(report.score)} of 100, over what could be judged`;
}

/** Said at the top of every report of a made-up workspace. */
export const sampleNotice = 'This is a sample: the workspace is made up, nothing of it exists.';
