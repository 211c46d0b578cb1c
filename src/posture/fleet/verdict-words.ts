import { verdictWords, type VerdictWord } from '../checks/verdict.js';
import { verdictLetters, type FleetReport, type FleetWorkspace } from './fleet-report.js';

const wordsByLetter: ReadonlyMap<string, VerdictWord> = new Map(
  verdictWords.map((word) => [verdictLetters[word], word]),
);

/** The verdict of a check by its place in `FleetReport.checks`. */
export function verdictAt({ verdicts }: FleetWorkspace, index: number): VerdictWord {
  return wordsByLetter.get(verdicts.charAt(index)) ?? 'unknown';
}

/** Checks with the number of workspaces in which each has each verdict, in the order of the report. */
export function countsByCheck(report: FleetReport): readonly Readonly<Record<VerdictWord, number>>[] {
  const counts = report.checks.map((): Record<VerdictWord, number> => ({
    fail: 0,
    unknown: 0,
    pass: 0,
    'not-applicable': 0,
  }));
  for (const workspace of report.workspaces) {
    for (const [index, count] of counts.entries()) {
      count[verdictAt(workspace, index)]++;
    }
  }
  return counts;
}
