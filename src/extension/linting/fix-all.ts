import type { FixSafety } from '../../core/findings/finding.js';
import type { PlacedEdit, PlacedFinding } from './placed-finding.js';

/** As much of a finding as it takes to fix it. */
export type Fixable = Pick<PlacedFinding, 'fixes'>;

/** An edit, and the fix that it belongs to where a person has to look at it first. */
export interface ChosenEdit extends PlacedEdit {
  readonly confirm?: string | undefined;
}

/** The edits of the first safe fix of each finding, see {@link chooseEdits}. */
export function safeEdits(findings: readonly Fixable[]): readonly ChosenEdit[] {
  return chooseEdits(findings, 'safe');
}

/**
 * The edits of the first safe fix of each finding. A fix that touches what an earlier one changes is left for the
 * next time, and an edit that several fixes need (`import os`) is made once.
 *
 * @param weakest `unsafe` takes the first fix where there is no safe one, to be confirmed
 */
export function chooseEdits(findings: readonly Fixable[], weakest: FixSafety): readonly ChosenEdit[] {
  const chosen: ChosenEdit[] = [];
  for (const { fixes } of findings) {
    const [best] = fixes;
    const fix = fixes.find(({ safety }) => safety === 'safe') ?? (weakest === 'unsafe' ? best : undefined);
    const fresh = fix?.edits.filter((edit) => !chosen.some((other) => isSame(edit, other))) ?? [];
    if (!fresh.some((edit) => chosen.some((other) => touches(edit, other)))) {
      chosen.push(...fresh.map((edit) => ({ ...edit, confirm: fix?.safety === 'safe' ? undefined : fix?.title })));
    }
  }
  return chosen;
}

/** How many of the findings {@link chooseEdits} would do something about. */
export function countFixable(findings: readonly Fixable[], weakest: FixSafety): number {
  return findings.filter(({ fixes }) =>
    fixes.some(({ safety, edits }) => edits.length > 0 && (safety === 'safe' || weakest === 'unsafe')),
  ).length;
}

function isSame(a: PlacedEdit, b: PlacedEdit): boolean {
  return isInSameDocument(a, b) && a.range.isEqual(b.range) && a.text === b.text;
}

function touches(a: PlacedEdit, b: PlacedEdit): boolean {
  // Ranges that only meet at an end do not disturb each other.
  const shared = isInSameDocument(a, b) ? a.range.intersection(b.range) : undefined;
  return shared !== undefined && !shared.isEmpty;
}

function isInSameDocument(a: PlacedEdit, b: PlacedEdit): boolean {
  return a.uri.toString() === b.uri.toString();
}
