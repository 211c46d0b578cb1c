import type { PlacedEdit, PlacedFinding } from './placed-finding.js';

/**
 * The edits of the first safe fix of each finding. A fix that touches what an earlier one changes is left for the
 * next time, and an edit that several fixes need (`import os`) is made once.
 */
export function safeEdits(findings: readonly PlacedFinding[]): readonly PlacedEdit[] {
  const chosen: PlacedEdit[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((candidate) => candidate.safety === 'safe');
    const fresh = fix?.edits.filter((edit) => !chosen.some((other) => isSame(edit, other))) ?? [];
    if (!fresh.some((edit) => chosen.some((other) => touches(edit, other)))) {
      chosen.push(...fresh);
    }
  }
  return chosen;
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
