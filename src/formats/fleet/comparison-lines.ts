import type { FleetComparison, FleetMoment } from '../../posture/fleet/compare-fleets.js';
import type { FleetReport } from '../../posture/fleet/fleet-report.js';
import { countOf, scoreWords } from './fleet-document.js';

/** One thing that differs from an earlier fleet. */
export interface DifferenceLine {
  readonly is: 'new' | 'gone' | 'worse' | 'better' | 'unclear';
  readonly workspace: string;
  /** The id of the check; empty for a workspace as a whole. */
  readonly check: string;
  readonly before: string;
  readonly after: string;
}

export const differenceTitles: Readonly<Record<DifferenceLine['is'], string>> = {
  worse: 'Worse',
  better: 'Better',
  new: 'New workspace',
  gone: 'Gone workspace',
  unclear: 'Unclear, because one side is not known',
};

/** What differs, the worse first. */
export function differenceLines({ appeared, gone, changed }: FleetComparison): readonly DifferenceLine[] {
  const changes = (is: 'worse' | 'better' | 'unclear'): readonly DifferenceLine[] =>
    changed.flatMap((workspace) =>
      workspace[is].map(({ checkId, before, after }) => ({
        is,
        workspace: workspace.name,
        check: checkId,
        before,
        after,
      })),
    );
  return [
    ...changes('worse'),
    ...changes('better'),
    ...appeared.map(({ name, counts }) => ({
      is: 'new' as const,
      workspace: name,
      check: '',
      before: '',
      after: `${String(counts.fail)} fail`,
    })),
    ...gone.map(({ name, counts }) => ({
      is: 'gone' as const,
      workspace: name,
      check: '',
      before: `${String(counts.fail)} fail`,
      after: '',
    })),
    ...changes('unclear'),
  ];
}

/** "Since 2026-…: 2 worse, 1 better, …". */
export function comparisonSentence(comparison: FleetComparison): string {
  const counts = new Map<string, number>();
  for (const { is } of differenceLines(comparison)) {
    counts.set(is, (counts.get(is) ?? 0) + 1);
  }
  const of = (is: DifferenceLine['is'], words: string): string => `${String(counts.get(is) ?? 0)} ${words}`;
  return (
    `Since ${comparison.before.takenAt}: ${of('worse', 'worse')}, ${of('better', 'better')}, ` +
    `${of('unclear', 'unclear')}, ${of('new', 'new and')} ${of('gone', 'gone workspaces')}`
  );
}

/** Whether the two fleets were chosen otherwise, so that new and gone may mean nothing. */
export function scopeWarning({ before }: FleetComparison, { scope }: FleetReport): string | undefined {
  return JSON.stringify(before.scope) === JSON.stringify(scope)
    ? undefined
    : 'The two were read with another choice of workspaces: new and gone may only mean that.';
}

/** "2026-…  3 workspaces, 12 fail, …, score 60". */
export function trendLine({ takenAt, workspaces, counts, score }: FleetMoment): string {
  return (
    `${takenAt}  ${countOf(workspaces, 'workspace')}, ${String(counts.fail)} fail, ` +
    `${String(counts.unknown)} unknown, ${String(counts.pass)} pass, ${scoreWords(score)}`
  );
}
