import type { Span } from '../span.js';
import { CellText, type JsonString } from './cell-text.js';
import type { NotebookSource } from './notebook-source.js';

/**
 * Reads a notebook that is JSON to the letter and laid out as the format says, without making a tree of it: what
 * nobody asks for, above all outputs, is stepped over. `undefined` for everything else, which a tolerant parser reads.
 *
 * Source: <https://www.rfc-editor.org/rfc/rfc8259>, <https://nbformat.readthedocs.io/en/latest/format_description.html>.
 */
export function scanNotebook(text: string): NotebookSource | undefined {
  try {
    // A lone carriage return ends a line too, and strings are never longer than a line.
    return text.includes('\r') && /\r(?!\n)/.test(text) ? undefined : new NotebookScanner(text).read();
  } catch (error) {
    if (error instanceof Unexpected) {
      return undefined;
    }
    throw error;
  }
}

class Unexpected extends Error {}

/** Deeper values are for the tolerant parser. */
const maxDepth = 100;

const quoteCode = 34;
const commaCode = 44;
const colonCode = 58;
const openBracket = 91;
const backslash = 92;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;

class NotebookScanner {
  #at = 0;
  /** The next line end at or behind the place that it was last looked for from. */
  #lineEnd = -1;

  constructor(private readonly text: string) {}

  read(): NotebookSource {
    const cells: CellText[] = [];
    const outputs: Span[] = [];
    let languages: readonly [kernel: string | undefined, info: string | undefined] = [undefined, undefined];
    const seen = new Set<string>();
    this.#skipSpace();
    this.#members((key) => {
      const first = !seen.has(key);
      seen.add(key);
      if (key === 'worksheets') {
        throw new Unexpected();
      } else if (key === 'cells' && first) {
        this.#items(() => {
          this.#readCell(cells, outputs);
        });
      } else if (key === 'metadata' && first) {
        languages = this.#readMetadata();
      } else {
        this.#skipValue(0);
      }
    });
    this.#skipSpace();
    if (this.#at < this.text.length) {
      throw new Unexpected();
    }
    const [kernel, info] = languages;
    return { cells, outputs, language: (kernel ?? info ?? 'python').toLowerCase() };
  }

  #readCell(cells: CellText[], outputs: Span[]): void {
    let type: string | undefined;
    let source: CellText | undefined;
    let input: CellText | undefined;
    let output: Span | undefined;
    const seen = new Set<string>();
    this.#members((key) => {
      const first = !seen.has(key);
      seen.add(key);
      if (key === 'cell_type' && first) {
        type = this.#string().value;
      } else if (key === 'source' && first) {
        source = this.#readSource();
      } else if (key === 'input' && first) {
        input = this.#readSource();
      } else {
        const start = this.#at;
        this.#skipValue(0);
        output = key === 'outputs' && first ? { start, end: this.#at } : output;
      }
    });
    const code = source ?? input;
    if (type === 'code') {
      if (code !== undefined) {
        cells.push(code);
      }
      if (output !== undefined) {
        outputs.push(output);
      }
    }
  }

  #readSource(): CellText {
    const start = this.#at;
    if (this.#code() === quoteCode) {
      return new CellText([this.#string()], start);
    }
    const strings: JsonString[] = [];
    this.#items(() => {
      strings.push(this.#string());
    });
    return new CellText(strings, start);
  }

  #readMetadata(): readonly [kernel: string | undefined, info: string | undefined] {
    let kernel: string | undefined;
    let info: string | undefined;
    const seen = new Set<string>();
    this.#members((key) => {
      const first = !seen.has(key);
      seen.add(key);
      if (key === 'kernelspec' && first) {
        kernel = this.#memberText('language');
      } else if (key === 'language_info' && first) {
        info = this.#memberText('name');
      } else {
        this.#skipValue(0);
      }
    });
    return [kernel, info];
  }

  #memberText(wanted: string): string | undefined {
    let found: string | undefined;
    this.#members((key) => {
      if (key === wanted && found === undefined) {
        found = this.#string().value;
      } else {
        this.#skipValue(0);
      }
    });
    return found;
  }

  /** Calls `read` at the value of each member of the object here, which has to step over it. */
  #members(read: (key: string) => void): void {
    this.#expect(openBrace);
    if (this.#skipSpace() === closeBrace) {
      this.#at++;
      return;
    }
    for (;;) {
      const key = this.#string().value;
      this.#skipSpace();
      this.#expect(colonCode);
      this.#skipSpace();
      read(key);
      if (this.#skipSpace() === commaCode) {
        this.#at++;
        this.#skipSpace();
      } else {
        this.#expect(closeBrace);
        return;
      }
    }
  }

  /** Calls `read` at each item of the array here, which has to step over it. */
  #items(read: () => void): void {
    this.#expect(openBracket);
    if (this.#skipSpace() === closeBracket) {
      this.#at++;
      return;
    }
    for (;;) {
      read();
      if (this.#skipSpace() === commaCode) {
        this.#at++;
        this.#skipSpace();
      } else {
        this.#expect(closeBracket);
        return;
      }
    }
  }

  #skipValue(depth: number): void {
    if (depth > maxDepth) {
      throw new Unexpected();
    }
    switch (this.#code()) {
      case quoteCode:
        this.#at = this.#endOfString() + 1;
        return;
      case openBrace:
        this.#members(() => {
          this.#skipValue(depth + 1);
        });
        return;
      case openBracket:
        this.#items(() => {
          this.#skipValue(depth + 1);
        });
        return;
      default: {
        const word = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?=[\s,\]}])/y;
        word.lastIndex = this.#at;
        if (!word.test(this.text)) {
          throw new Unexpected();
        }
        this.#at = word.lastIndex;
      }
    }
  }

  #string(): JsonString {
    const start = this.#at + 1;
    const end = this.#endOfString();
    this.#at = end + 1;
    const raw = this.text.slice(start, end);
    return { value: raw.includes('\\') ? decoded(raw) : raw, start, end };
  }

  /** The place of the quote that ends the string here. */
  #endOfString(): number {
    if (this.#code() !== quoteCode) {
      throw new Unexpected();
    }
    for (let from = this.#at + 1; ;) {
      const quote = this.text.indexOf('"', from);
      if (quote < 0 || this.#lineEndFrom(this.#at) < quote) {
        throw new Unexpected();
      }
      let before = quote - 1;
      while (this.text.charCodeAt(before) === backslash) {
        before--;
      }
      if ((quote - before) % 2 === 1) {
        return quote;
      }
      from = quote + 1;
    }
  }

  #lineEndFrom(place: number): number {
    if (this.#lineEnd < place) {
      const feed = this.text.indexOf('\n', place);
      this.#lineEnd = feed < 0 ? this.text.length : feed;
    }
    return this.#lineEnd;
  }

  #code(): number {
    return this.text.charCodeAt(this.#at);
  }

  #expect(code: number): void {
    if (this.#code() !== code) {
      throw new Unexpected();
    }
    this.#at++;
  }

  /** @returns the code unit behind the white space */
  #skipSpace(): number {
    for (;;) {
      const code = this.#code();
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9) {
        return code;
      }
      this.#at++;
    }
  }
}

function decoded(raw: string): string {
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    throw new Unexpected();
  }
}
