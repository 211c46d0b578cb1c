import type { Document } from '../document.js';
import type { Span } from '../span.js';
import { CellProgram } from './cell-program.js';
import { readNotebook } from './notebook-source.js';
import { pythonOf } from './python-cell.js';

/** A notebook's cells as one program, with a way from places in the file to places in it. */
export interface NotebookProgram {
  readonly document: Document;
  /** A span of the file as a span of the program; `undefined` where it is no code, such as an output. */
  spanOf(span: Span): Span | undefined;
}

/** Reads the program of a notebook file. Never throws. Cost: one parse of the file and one of its code. */
export function programOfNotebook(text: string): NotebookProgram {
  const { cells } = readNotebook(text);
  const parts = cells.map(({ source, offsets }) => ({
    text: pythonOf(source),
    placeOf: (offset: number) => offsets[offset] ?? offsets.at(-1) ?? 0,
  }));
  const { document } = new CellProgram(parts);
  const offsetOf = (place: number): number | undefined => {
    let start = 0;
    for (const { source, offsets } of cells) {
      const [first = Infinity] = offsets;
      if (first <= place && place <= (offsets.at(-1) ?? -1)) {
        // The first code unit at or behind the place; an escape of six characters is one code unit.
        const inCell = offsets.findIndex((offset) => offset >= place);
        return start + inCell;
      }
      start += source.length + 1;
    }
    return undefined;
  };
  return {
    document,
    spanOf: (span) => {
      const start = offsetOf(span.start);
      const end = offsetOf(span.end);
      return start === undefined ? undefined : { start, end: Math.max(start, end ?? start) };
    },
  };
}
