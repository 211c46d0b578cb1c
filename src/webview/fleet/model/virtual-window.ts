/** A range of lines or columns: from `start` up to, not with, `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Pixels of one direction. */
export interface Viewport {
  /** How far it is scrolled. */
  readonly offset: number;
  readonly size: number;
}

/** The lines of one height that can be seen, and some on either side so that scrolling finds them drawn. */
export function rangeOfEqual(count: number, height: number, { offset, size }: Viewport, beyond: number): Range {
  const start = Math.max(0, Math.floor(offset / height) - beyond);
  const end = Math.min(count, Math.ceil((offset + size) / height) + beyond);
  return start >= end ? { start: Math.min(start, count), end: Math.min(start, count) } : { start, end };
}

/** The columns of several widths that can be seen; `starts[i]` is where column i begins, and the last entry the end. */
export function rangeOfColumns(starts: readonly number[], { offset, size }: Viewport, beyond: number): Range {
  const count = starts.length - 1;
  let start = 0;
  while (start < count && (starts[start + 1] ?? 0) <= offset) {
    start++;
  }
  let end = start;
  while (end < count && (starts[end] ?? 0) < offset + size) {
    end++;
  }
  return { start: Math.max(0, start - beyond), end: Math.min(count, end + beyond) };
}

/** Where columns of these widths begin, with the end of the last. */
export function startsOf(widths: readonly number[]): readonly number[] {
  const starts = [0];
  for (const width of widths) {
    starts.push((starts.at(-1) ?? 0) + width);
  }
  return starts;
}

/** How far to scroll, as little as possible, to show a stretch whole. The first `inset` pixels are covered. */
export function offsetToShow(start: number, size: number, viewport: Viewport, inset = 0): number {
  if (start < viewport.offset + inset) {
    return Math.max(0, start - inset);
  }
  return start + size > viewport.offset + viewport.size ? start + size - viewport.size : viewport.offset;
}
