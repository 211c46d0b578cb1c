import { placeOf, type Label } from './labels.js';

/** One tool, as it is judged. */
export interface Findings {
  /** Whether there is a finding for labels of a kind on a line, as {@link placeOf} names it. */
  readonly stands: (kind: string, place: string) => boolean;
  /** The kinds that a finding for labels of a kind may be about: one, for a tool that tells them apart. */
  readonly meant: (kind: string) => readonly string[];
}

export type Outcome = 'hit' | 'miss' | 'false alarm' | 'silent';

export interface Judged {
  readonly label: Label;
  readonly outcome: Outcome;
}

export interface Figures {
  readonly hits: number;
  readonly falseAlarms: number;
  readonly misses: number;
  /** `undefined` when nothing was reported. */
  readonly precision: number | undefined;
  /** `undefined` when nothing was expected. */
  readonly recall: number | undefined;
}

/**
 * Holds a tool's findings against labels. A finding is right on the labelled line and on its `alt_lines`, a false alarm
 * on the line of a trap, unless another label says that something which the finding may be about stands there too.
 */
export function judge(labels: readonly Label[], findings: Findings): readonly Judged[] {
  const expected = new Map<string, Set<string>>();
  for (const label of labels) {
    const place = placeOf(label.repo, label.path, label.line);
    const there = expected.get(place) ?? new Set();
    for (const kind of [...(label.expected ? [label.kind] : []), ...(label.also ?? [])]) {
      there.add(kind);
    }
    expected.set(place, there);
  }
  return labels.map((label): Judged => {
    const stands = (line: number): boolean => findings.stands(label.kind, placeOf(label.repo, label.path, line));
    if (label.expected) {
      return { label, outcome: [label.line, ...(label.alt_lines ?? [])].some(stands) ? 'hit' : 'miss' };
    }
    const there = expected.get(placeOf(label.repo, label.path, label.line));
    const right = findings.meant(label.kind).some((kind) => there?.has(kind));
    return { label, outcome: stands(label.line) && !right ? 'false alarm' : 'silent' };
  });
}

export function figuresOf(judged: readonly Judged[]): Figures {
  const tally = (outcome: Outcome): number => judged.filter((row) => row.outcome === outcome).length;
  const [hits, falseAlarms, misses] = [tally('hit'), tally('false alarm'), tally('miss')];
  return {
    hits,
    falseAlarms,
    misses,
    precision: hits + falseAlarms === 0 ? undefined : hits / (hits + falseAlarms),
    recall: hits + misses === 0 ? undefined : hits / (hits + misses),
  };
}
