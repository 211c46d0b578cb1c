import type { Span } from './span.js';

/** A place as editors count it: both numbers start at 0, `character` counts UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Translates between offsets and line positions of one text. Lines end at LF, CRLF or a lone CR. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: number[] = [0];
  /** The line end that the text uses first; `\n` when it has none. Inserted lines follow it. */
  readonly eol: '\n' | '\r\n';

  constructor(text: string) {
    this.#text = text;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) {
        this.#starts.push(i + 1);
      }
    }
    const firstFeed = text.indexOf('\n');
    this.eol = firstFeed > 0 && text.charCodeAt(firstFeed - 1) === 13 ? '\r\n' : '\n';
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** The line that holds `offset`, counted from 0; offsets past the end give the last line. */
  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#startOf(middle) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  positionAt(offset: number): Position {
    const line = this.lineAt(offset);
    return { line, character: offset - this.#startOf(line) };
  }

  /** The line's text without its line end. */
  lineSpan(line: number): Span {
    const start = this.#startOf(line);
    let end = line + 1 < this.#starts.length ? this.#startOf(line + 1) : this.#text.length;
    while (end > start && (this.#text.charCodeAt(end - 1) === 10 || this.#text.charCodeAt(end - 1) === 13)) {
      end--;
    }
    return { start, end };
  }

  /** The line's text with its line end, so that removing it removes the line. */
  fullLineSpan(line: number): Span {
    const start = this.#startOf(line);
    return { start, end: line + 1 < this.#starts.length ? this.#startOf(line + 1) : this.#text.length };
  }

  /** The white space that the line begins with. */
  indentOf(line: number): string {
    const { start, end } = this.lineSpan(line);
    return /^[ \t]*/.exec(this.#text.slice(start, end))?.[0] ?? '';
  }

  #startOf(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }
}
