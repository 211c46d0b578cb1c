/** A text of which parts are left out, with the way back. */
export interface CutText {
  readonly text: string;
  /** Where an offset of `text` stands in the whole. */
  readonly placeOf: (offset: number) => number;
}

/**
 * A notebook's text without its stored outputs, which may be a hundred times as long as the rest. Only outputs that are
 * laid out over lines are seen: those that are large always are.
 *
 * Source: <https://nbformat.readthedocs.io/en/latest/format_description.html>, `nbformat.write` (indented by 1).
 */
export function cutOutputs(whole: string): CutText {
  const starts: { readonly at: number; readonly removed: number }[] = [];
  const kept: string[] = [];
  const unclosed = new Set<string>();
  let from = 0;
  let length = 0;
  for (const match of whole.matchAll(/^([ \t]*)"outputs": \[\r?\n/gm)) {
    const opening = match.index + match[0].indexOf('[') + 1;
    const indent = match[1] ?? '';
    // Inside of what is left out already; and where one is never closed, none behind it at its depth is.
    if (opening <= from || unclosed.has(indent)) {
      continue;
    }
    const end = whole.indexOf(`\n${indent}]`, opening);
    if (end < 0) {
      unclosed.add(indent);
      continue;
    }
    const closing = end + 1 + indent.length;
    kept.push(whole.slice(from, opening));
    length += opening - from;
    from = closing;
    starts.push({ at: length, removed: closing - length });
  }
  kept.push(whole.slice(from));
  return {
    text: kept.join(''),
    placeOf: (offset) => offset + (starts.findLast(({ at }) => at <= offset)?.removed ?? 0),
  };
}
