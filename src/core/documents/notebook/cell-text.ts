import type { Span } from '../span.js';

/** A JSON string of a file: what it says, and the file's text between its quotes. */
export interface JsonString extends Span {
  readonly value: string;
}

/**
 * The text of a cell, which a notebook file holds as one JSON string or one for each line, with the way from an offset
 * in it to the file and back. Nothing is computed before it is asked for: most cells hold no finding.
 */
export class CellText {
  readonly source: string;
  readonly #strings: readonly JsonString[];
  /** Where each string begins in `source`. */
  readonly #starts: readonly number[];
  readonly #end: number;

  /** @param emptyAt where a cell without strings stands in the file */
  constructor(strings: readonly JsonString[], emptyAt: number) {
    const starts: number[] = [];
    let source = '';
    for (const { value } of strings) {
      starts.push(source.length);
      source += value;
    }
    this.source = source;
    this.#strings = strings;
    this.#starts = starts;
    this.#end = strings.at(-1)?.end ?? emptyAt;
  }

  /** Where the code unit at `offset` stands in the file; offsets at and behind the end give the cell's end. */
  placeOf(offset: number, file: string): number {
    if (offset >= this.source.length) {
      return this.#end;
    }
    let index = lastAtOrBelow(this.#starts, offset);
    const string = this.#strings[index];
    let at = string?.start ?? this.#end;
    for (index = this.#starts[index] ?? 0; index < offset && at < (string?.end ?? 0); index++) {
      at += lengthAt(file, at);
    }
    return Math.min(at, string?.end ?? at);
  }

  /** The first code unit at or behind a place of the file, `undefined` for one outside of the cell. */
  offsetAt(place: number, file: string): number | undefined {
    if (place < this.placeOf(0, file) || place > this.#end) {
      return undefined;
    }
    for (const [index, string] of this.#strings.entries()) {
      const start = this.#starts[index] ?? 0;
      let at = string.start;
      for (let offset = start; string.end >= place && offset < start + string.value.length; offset++) {
        if (Math.min(at, string.end) >= place) {
          return offset;
        }
        at += at < string.end ? lengthAt(file, at) : 0;
      }
    }
    return this.source.length;
  }
}

/** The characters that stand for one code unit: an escape has two or six. */
function lengthAt(file: string, at: number): number {
  return file.charCodeAt(at) === backslash ? (file.charCodeAt(at + 1) === letterU ? 6 : 2) : 1;
}

const backslash = 92;
const letterU = 117;

/** The index of the last number that is not greater; numbers in order, several may be equal; 0 when all are greater. */
export function lastAtOrBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((numbers[middle] ?? Infinity) <= limit) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}
