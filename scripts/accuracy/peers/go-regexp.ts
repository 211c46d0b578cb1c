/**
 * A regular expression of Go as one of JavaScript, flags `g` included.
 *
 * Go's flags may be set in the middle, for a group or for the rest of one; JavaScript has them for the whole
 * expression. Hence they are written out: under `i` a letter becomes a class of both cases, `.` becomes a class.
 * Syntax: <https://pkg.go.dev/regexp/syntax>.
 *
 * @throws Error for what has no counterpart
 */
export function fromGoRegExp(source: string): RegExp {
  return new RegExp(new Translator(source).translate(), 'g');
}

interface Flags {
  /** Letters stand for both cases. */
  readonly i: boolean;
  /** `.` stands for line ends too. */
  readonly s: boolean;
  /** `^` and `$` stand for the ends of lines. */
  readonly m: boolean;
}

const classes: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  digit: '0-9',
  lower: 'a-z',
  upper: 'A-Z',
  punct: '!-\\/:-@\\[-`{-~',
  space: '\\t\\n\\v\\f\\r ',
  word: '\\w',
  xdigit: '0-9A-Fa-f',
};

class Translator {
  #at = 0;
  #out = '';

  constructor(private readonly source: string) {}

  translate(): string {
    this.#alternatives({ i: false, s: false, m: false });
    if (this.#at < this.source.length) {
      throw new Error(`unexpected ) at ${this.#at}`);
    }
    return this.#out;
  }

  /** Up to the end of the group at hand. */
  #alternatives(given: Flags): void {
    let flags = given;
    while (this.#at < this.source.length && this.source[this.#at] !== ')') {
      const setting = this.#take(/\(\?([a-zA-Z-]+)\)/y);
      if (setting !== undefined) {
        flags = changed(flags, setting[1] ?? '');
      } else if (this.source[this.#at] === '(') {
        this.#group(flags);
      } else {
        this.#piece(flags);
      }
    }
  }

  #group(flags: Flags): void {
    const head = this.#take(/\((?:\?(?:P?<(\w+)>|([a-zA-Z-]*):))?/y);
    const [, name, setting] = head ?? [];
    if (head === undefined || this.source[this.#at] === '?') {
      throw new Error(`group at ${this.#at}`);
    }
    this.#out += name !== undefined ? `(?<${name}>` : setting !== undefined ? '(?:' : '(';
    this.#alternatives(changed(flags, setting ?? ''));
    if (this.#take(/\)/y) === undefined) {
      throw new Error('missing )');
    }
    this.#out += ')';
  }

  #piece(flags: Flags): void {
    const bracket = this.#take(/\[(\^?)/y);
    if (bracket !== undefined) {
      this.#class(bracket[1] ?? '', flags);
      return;
    }
    const escape = this.#take(/\\(?:x\{([\da-fA-F]+)\}|Q|[pP]|[^])/y);
    if (escape !== undefined) {
      this.#escape(escape[0], escape[1], flags);
      return;
    }
    const char = this.source[this.#at++] ?? '';
    this.#out +=
      char === '.'
        ? flags.s
          ? '[^]'
          : '[^\\n]'
        : char === '^' && flags.m
          ? '(?<=^|\\n)'
          : char === '$' && flags.m
            ? '(?=\\n|$)'
            : flags.i && /[a-z]/i.test(char)
              ? `[${char.toLowerCase()}${char.toUpperCase()}]`
              : char;
  }

  #escape(escape: string, code: string | undefined, flags: Flags): void {
    switch (escape) {
      case '\\A':
        this.#out += '^';
        return;
      case '\\z':
        this.#out += '$';
        return;
      case '\\Q':
      case '\\C':
      case '\\p':
      case '\\P':
        throw new Error(`${escape} at ${this.#at}`);
      default:
        this.#out += code === undefined ? escape : characterAt(Number.parseInt(code, 16), flags);
    }
  }

  #class(negation: string, flags: Flags): void {
    let inside = '';
    for (let first = true; first || this.source[this.#at] !== ']'; first = false) {
      const named = this.#take(/\[:(\^?)(\w+):\]/y);
      const range =
        named === undefined
          ? this.#take(/(\\x[\da-fA-F]{2}|\\[^]|[^])(?:-(\\x[\da-fA-F]{2}|\\[^]|[^\]]))?/y)
          : undefined;
      const known = classes[named?.[2] ?? ''];
      if (named !== undefined && known !== undefined && named[1] === '') {
        inside += known;
      } else if (range?.[1] !== undefined) {
        inside += rangeOf(range[1], range[2], flags);
      } else {
        throw new Error(`class at ${this.#at}`);
      }
    }
    this.#at++;
    this.#out += `[${negation}${inside}]`;
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.source);
    this.#at += match?.[0].length ?? 0;
    return match ?? undefined;
  }
}

function changed(flags: Flags, setting: string): Flags {
  const [on = '', off = ''] = setting.split('-');
  const unknown = /[^ism]/.exec(on + off)?.[0];
  if (unknown !== undefined) {
    throw new Error(`flag ${unknown}`);
  }
  const now = (flag: keyof Flags): boolean => (off.includes(flag) ? false : on.includes(flag) || flags[flag]);
  return { i: now('i'), s: now('s'), m: now('m') };
}

function rangeOf(from: string, to: string | undefined, flags: Flags): string {
  // A `[` needs no escape in JavaScript, a `]` in first place does.
  const start = from === ']' ? '\\]' : from;
  const range = to === undefined ? start : `${start}-${to}`;
  if (!flags.i) {
    return range;
  }
  const letters = /[a-z]/i.test(from) && from.length === 1 && (to === undefined || /^[a-z]$/i.test(to));
  return letters ? `${range.toLowerCase()}${range.toUpperCase()}` : range;
}

function characterAt(code: number, flags: Flags): string {
  const char = String.fromCharCode(code);
  return flags.i && /[a-z]/i.test(char)
    ? `[${char.toLowerCase()}${char.toUpperCase()}]`
    : `\\u${code.toString(16).padStart(4, '0')}`;
}
