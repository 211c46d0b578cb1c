import type { Fact } from '../../facts/fact.js';
import { moved } from '../moved.js';
import { PythonDocument, type PythonOptions } from '../python/python-document.js';
import type { Span } from '../span.js';
import { lastAtOrBelow } from './cell-text.js';

/** A piece of a program, with a way back to where it stands. */
export interface ProgramPart {
  readonly text: string;
  /** Where the code unit at `offset` of `text` stands in the file, `0 ≤ offset ≤ text.length`. */
  readonly placeOf: (offset: number) => number;
}

/**
 * Several pieces of Python read as one program in their order, as a kernel runs the cells of a notebook: a dict made
 * in one cell is known in the next.
 */
export class CellProgram {
  readonly document: PythonDocument;
  readonly #parts: readonly ProgramPart[];
  readonly #starts: readonly number[];

  constructor(parts: readonly ProgramPart[], options: PythonOptions = {}) {
    this.#parts = parts;
    const starts: number[] = [];
    let joined = '';
    for (const part of parts) {
      starts.push(joined.length);
      joined += `${part.text}\n`;
    }
    this.#starts = starts;
    this.document = new PythonDocument(joined, options);
  }

  /** The part that holds an offset of the program, and the offset in that part. */
  locate(offset: number): { readonly part: number; readonly offset: number } {
    const part = lastAtOrBelow(this.#starts, offset);
    return { part, offset: Math.min(Math.max(0, offset - (this.#starts[part] ?? 0)), this.lengthOf(part)) };
  }

  /** Where an offset of a part stands in the program: the way back of `locate`. */
  offsetOf(part: number, offset: number): number {
    return (this.#starts[part] ?? 0) + Math.min(offset, this.lengthOf(part));
  }

  lengthOf(part: number): number {
    return this.#parts[part]?.text.length ?? 0;
  }

  /** A span of the program as a span of the file. */
  placeOf(span: Span): Span {
    const start = this.#offsetInFile(span.start);
    return { start, end: Math.max(start, this.#offsetInFile(span.end)) };
  }

  /** The facts with all their spans moved to the file. */
  factsInFile(): readonly Fact[] {
    return this.document.facts.map((fact) => moved(fact, (span) => this.placeOf(span)));
  }

  #offsetInFile(offset: number): number {
    const { part, offset: inPart } = this.locate(offset);
    return this.#parts[part]?.placeOf(inPart) ?? 0;
  }
}
