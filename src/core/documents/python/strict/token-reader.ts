import type { Span } from '../../span.js';

/** Thrown where a text is not plain Python; the tolerant parser reads it then. */
export class NotPlain extends Error {}

/** The sorts of tokens. A string's token is its prefix and its opening quotes; what follows is read on demand. */
export const tokens = { end: 0, newline: 1, name: 2, keyword: 3, number: 4, string: 5, operator: 6 };

const keywords: ReadonlySet<string> = new Set(
  (
    'and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield None True False'
  ).split(' '),
);
const longestKeyword = 8;

/** All operators, the longer ones first; by their first character. */
const operators: readonly (readonly string[] | undefined)[] = byFirstCharacter(
  '... **= //= <<= >>= ** // << >> <= >= == != <> -> := += -= *= /= %= &= |= ^= @= + - * / % @ & | ^ ~ < > ( ) [ ] { } , : . ; = !',
);

const number =
  /0[bB][_01]+|0[oO][_0-7]+|0[xX][_0-9a-fA-F]+|(?:\d[_\d]*(?:\.\d[_\d]*)?|\.\d[_\d]*)(?:[eE][+-]?\d[_\d]*)?[jJ]?/y;
const opening = /(?:[uUbBfF]|[rR][bBfF]?|[bBfF][rR])?(?:"""|'''|"|')/y;

/**
 * Cuts Python into tokens, one at a time, as the grammar of `@lezer/python` has them. What that grammar reads in a way
 * of its own, or not at all, is refused by {@link NotPlain}.
 */
export class TokenReader {
  readonly comments: Span[] = [];
  /** The token at hand. */
  protected kind = tokens.newline;
  protected word = '';
  protected start = 0;
  protected end = 0;
  /** Where the token before ended. */
  protected lastEnd = 0;
  /** The columns before the first token of a line, tabs up to the next eighth. */
  protected indent = 0;
  /** How many brackets are open: line ends in them mean nothing. */
  protected brackets = 0;

  constructor(protected readonly text: string) {}

  protected refuse(): never {
    throw new NotPlain();
  }

  /** Goes on to the next token. */
  protected next(): void {
    this.lastEnd = this.end;
    let at = this.kind === tokens.newline && this.brackets === 0 ? this.#lineStart(this.end) : this.end;
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(at);
      if (code === 32 || code === 9) {
        at++;
      } else if (code === 10 || code === 13) {
        if (this.brackets === 0) {
          this.#set(tokens.newline, '', at, at + 1);
          return;
        }
        at++;
      } else if (code === 35) {
        at = this.#comment(at);
      } else if (code === 92) {
        at = this.#continued(at);
      } else {
        this.#token(code, at);
        return;
      }
    }
  }

  #token(code: number, at: number): void {
    const { text } = this;
    if (isNameStart(code)) {
      let end = at + 1;
      while (isNamePart(text.charCodeAt(end))) {
        end++;
      }
      const quote = text.charCodeAt(end);
      if ((quote === 34 || quote === 39) && end - at <= 2) {
        this.#string(at);
        return;
      }
      const word = text.slice(at, end);
      this.#set(end - at <= longestKeyword && keywords.has(word) ? tokens.keyword : tokens.name, word, at, end);
    } else if (code === 34 || code === 39) {
      this.#string(at);
    } else if (isDigit(code) || (code === 46 && isDigit(text.charCodeAt(at + 1)))) {
      number.lastIndex = at;
      number.test(text);
      const end = number.lastIndex;
      if (isNamePart(text.charCodeAt(end)) || text.charCodeAt(end) === 46) {
        this.refuse();
      }
      this.#set(tokens.number, '', at, end);
    } else if (at >= text.length) {
      this.#set(tokens.end, '', at, at);
    } else {
      const word = operators[code]?.find((operator) => operator.length === 1 || text.startsWith(operator, at));
      if (word === undefined) {
        this.refuse();
      }
      this.#set(tokens.operator, word, at, at + word.length);
    }
  }

  #string(at: number): void {
    opening.lastIndex = at;
    if (!opening.test(this.text)) {
      this.refuse();
    }
    this.#set(tokens.string, '', at, opening.lastIndex);
  }

  /** Steps over blank lines and lines of comments, and measures the one that follows. */
  #lineStart(from: number): number {
    const { text } = this;
    let at = from;
    for (;;) {
      let depth = 0;
      let code = text.charCodeAt(at);
      for (; code === 32 || code === 9; code = text.charCodeAt(++at)) {
        depth += code === 9 ? 8 - (depth % 8) : 1;
      }
      if (code === 35) {
        at = this.#comment(at);
      } else if (code === 10 || code === 13) {
        at++;
      } else if (code === 12 || code === 92) {
        this.refuse();
      } else {
        this.indent = depth;
        return at;
      }
    }
  }

  #comment(at: number): number {
    const { text } = this;
    let end = at + 1;
    for (let code = text.charCodeAt(end); code !== 10 && code !== 13 && end < text.length;) {
      code = text.charCodeAt(++end);
    }
    this.comments.push({ start: at, end });
    return end;
  }

  /** A line that goes on behind a backslash. */
  #continued(at: number): number {
    if (this.text.charCodeAt(at + 1) !== 10) {
      this.refuse();
    }
    let next = at + 2;
    let code = this.text.charCodeAt(next);
    while (code === 32 || code === 9) {
      code = this.text.charCodeAt(++next);
    }
    return code === 10 || code === 13 || code === 35 || next >= this.text.length ? this.refuse() : next;
  }

  #set(kind: number, word: string, start: number, end: number): void {
    this.kind = kind;
    this.word = word;
    this.start = start;
    this.end = end;
  }

  protected isOperator(word: string): boolean {
    return this.kind === tokens.operator && this.word === word;
  }

  protected isKeyword(word: string): boolean {
    return this.kind === tokens.keyword && this.word === word;
  }

  /** Goes on if the token is that operator. @returns whether it was */
  protected skipOperator(word: string): boolean {
    const is = this.isOperator(word);
    if (is) {
      this.next();
    }
    return is;
  }

  protected skipKeyword(word: string): boolean {
    const is = this.isKeyword(word);
    if (is) {
      this.next();
    }
    return is;
  }

  protected expectOperator(word: string): void {
    if (!this.skipOperator(word)) {
      this.refuse();
    }
  }

  protected expectKeyword(word: string): void {
    if (!this.skipKeyword(word)) {
      this.refuse();
    }
  }

  /** The name at hand, which is stepped over. */
  protected expectName(): string {
    if (this.kind !== tokens.name) {
      this.refuse();
    }
    const { word } = this;
    this.next();
    return word;
  }

  /** Opens the bracket at hand. */
  protected open(): void {
    this.brackets++;
    this.next();
  }

  protected close(word: string): void {
    if (!this.isOperator(word)) {
      this.refuse();
    }
    this.brackets--;
    this.next();
  }
}

/** As the grammar has it: letters, `_` and all from U+00A1 on. */
export function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code >= 0xa1;
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || isDigit(code);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function byFirstCharacter(words: string): readonly (readonly string[] | undefined)[] {
  const table: string[][] = [];
  for (const word of words.split(' ')) {
    (table[word.charCodeAt(0)] ??= []).push(word);
  }
  return table;
}
