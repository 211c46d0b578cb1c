import type { Expr, Hole, StringPiece } from '../syntax.js';
import { TokenReader, tokens } from './token-reader.js';

/** Reads string literals, with the fields of f-strings. */
export abstract class StringReader extends TokenReader {
  /** Reads an expression without commas. */
  protected abstract readTest(): Expr;

  /** Reads the literals at hand that Python joins. */
  protected readStrings(): Expr {
    const { start } = this;
    const pieces: StringPiece[] = [];
    do {
      pieces.push(this.#readPiece());
    } while (this.kind === tokens.string);
    return { kind: 'string', pieces, start, end: this.lastEnd };
  }

  #readPiece(): StringPiece {
    const { text, start, end } = this;
    const quote = text.charCodeAt(end - 1);
    const quotes = end - start >= 3 && text.charCodeAt(end - 2) === quote ? 3 : 1;
    const prefix = text.slice(start, end - quotes).toLowerCase();
    const holes: Hole[] = [];
    const close = this.#endOf(end, quote, quotes === 3, prefix, holes);
    this.kind = tokens.string;
    this.end = close;
    this.next();
    return { prefix, quotes, holes, start, end: close };
  }

  /** @returns the place behind the closing quotes */
  #endOf(from: number, quote: number, long: boolean, prefix: string, holes: Hole[]): number {
    const { text } = this;
    const format = prefix.includes('f');
    for (let at = from; at < text.length;) {
      const code = text.charCodeAt(at);
      if (code === quote && !long) {
        return at + 1;
      } else if (code === quote && text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) {
        return at + 3;
      } else if (code === 92) {
        const escaped = text.charCodeAt(at + 1);
        if (!long && (escaped === 13 || (escaped === 10 && prefix.includes('r')))) {
          this.refuse();
        }
        at += 2;
      } else if (code === 10 && !long) {
        this.refuse();
      } else if (code === 123 && format) {
        at = text.charCodeAt(at + 1) === 123 ? at + 2 : this.#readHole(at, holes);
      } else {
        at++;
      }
    }
    this.refuse();
  }

  /** @returns the place behind the closing brace */
  #readHole(at: number, holes: Hole[] | undefined): number {
    const comments = this.comments.length;
    const { brackets } = this;
    this.end = at + 1;
    this.open();
    const value = this.readTest();
    if (this.isOperator('=')) {
      this.next();
    }
    let end = this.end;
    if (this.isOperator('!')) {
      const conversion = this.text.charAt(end);
      if (!/[sra]/.test(conversion)) {
        this.refuse();
      }
      this.end = end + 1;
      this.next();
      end = this.end;
    }
    if (this.isOperator(':')) {
      end = this.#endOfSpecification(this.end);
    } else if (!this.isOperator('}')) {
      this.refuse();
    }
    if (this.comments.length > comments) {
      this.refuse();
    }
    this.brackets = brackets;
    holes?.push({ value, start: at, end });
    return end;
  }

  #endOfSpecification(from: number): number {
    for (let at = from; at < this.text.length;) {
      switch (this.text.charCodeAt(at)) {
        case 125:
          return at + 1;
        case 123:
          at = this.#readHole(at, undefined);
          break;
        case 10:
        case 34:
        case 39:
          return this.refuse();
        default:
          at++;
      }
    }
    return this.refuse();
  }
}
