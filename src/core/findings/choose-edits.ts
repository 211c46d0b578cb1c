import type { TextEdit } from '../documents/text-edit.js';
import type { Finding, FixSafety } from './finding.js';

/**
 * The edits of the first fix of each finding that is safe enough. A fix that touches what an earlier one changes is
 * left for the next time, and an edit that several fixes need (`import os`) is made once.
 *
 * @param weakest `unsafe` takes fixes of both kinds
 */
export function chooseEdits(findings: readonly Pick<Finding, 'fixes'>[], weakest: FixSafety): readonly TextEdit[] {
  const chosen: TextEdit[] = [];
  for (const { fixes } of findings) {
    const [best] = fixes;
    const fix = fixes.find(({ safety }) => safety === 'safe') ?? (weakest === 'unsafe' ? best : undefined);
    const fresh = fix?.edits.filter((edit) => !chosen.some((other) => isSame(edit, other))) ?? [];
    if (!fresh.some((edit) => chosen.some((other) => touches(edit, other)))) {
      chosen.push(...fresh);
    }
  }
  return chosen;
}

function isSame(a: TextEdit, b: TextEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end && a.text === b.text;
}

// Spans that only meet at an end do not disturb each other.
function touches(a: TextEdit, b: TextEdit): boolean {
  return a.span.start < b.span.end && b.span.start < a.span.end;
}
