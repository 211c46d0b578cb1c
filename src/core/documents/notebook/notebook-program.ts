import type { Document } from '../document.js';
import type { Span } from '../span.js';
import { CellProgram } from './cell-program.js';
import type { CellText } from './cell-text.js';
import { readNotebook } from './notebook-source.js';
import { pythonOf } from './python-cell.js';

/** A notebook's cells as one program, with a way from places in the file to places in it. */
export class NotebookProgram {
  /** The program, without its syntax tree. */
  readonly document: Document;

  constructor(
    private readonly file: string,
    private readonly cells: readonly CellText[],
    { language, text, lines, relevance, facts, comments, syntaxErrors }: Document,
  ) {
    this.document = { language, text, lines, relevance, facts, comments, syntaxErrors, render: () => undefined };
  }

  /** Reads the program of a notebook file. Never throws. Cost: one look through the file and one parse of its code. */
  static of(file: string): NotebookProgram {
    const { cells } = readNotebook(file);
    const parts = cells.map((cell) => ({
      text: pythonOf(cell.source),
      placeOf: (offset: number) => cell.placeOf(offset, file),
    }));
    return new NotebookProgram(file, cells, new CellProgram(parts).document);
  }

  /** A span of the file as a span of the program; `undefined` where it is no code, such as an output. */
  spanOf(span: Span): Span | undefined {
    const start = this.#offsetOf(span.start);
    const end = this.#offsetOf(span.end);
    return start === undefined ? undefined : { start, end: Math.max(start, end ?? start) };
  }

  #offsetOf(place: number): number | undefined {
    let start = 0;
    for (const cell of this.cells) {
      const inCell = cell.offsetAt(place, this.file);
      if (inCell !== undefined) {
        return start + inCell;
      }
      start += cell.source.length + 1;
    }
    return undefined;
  }
}
