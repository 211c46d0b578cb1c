/** The expressions of the Kusto query language that our queries are written in, and no others. */

export type Row = Readonly<Record<string, unknown>>;
export type Expression = (row: Row) => unknown;

/** A query that Resource Graph would refuse, or that this subset does not know. */
export class KustoError extends Error {}

interface Token {
  readonly is: 'text' | 'name' | 'mark' | 'end';
  readonly value: string;
}

const tokenForm = /\s*(?:'((?:[^'\\]|\\.)*)'|([A-Za-z_][\w-]*~?)|(=~|==|!=|=|\||,|\(|\)|\.|\[|\]))/y;

export class Tokens {
  private readonly all: readonly Token[];
  private at = 0;

  constructor(text: string) {
    const all: Token[] = [];
    tokenForm.lastIndex = 0;
    let end = 0;
    for (let found = tokenForm.exec(text); found !== null; found = tokenForm.exec(text)) {
      const [, literal, name, mark] = found;
      end = tokenForm.lastIndex;
      all.push(
        literal !== undefined
          ? { is: 'text', value: literal.replaceAll(/\\(.)/g, '$1') }
          : name !== undefined
            ? { is: 'name', value: name }
            : { is: 'mark', value: mark ?? '' },
      );
    }
    if (text.slice(end).trim() !== '') {
      throw new KustoError(`not understood: ${text.slice(end, end + 40)}`);
    }
    this.all = all;
  }

  get next(): Token {
    return this.all[this.at] ?? { is: 'end', value: '' };
  }

  take(): Token {
    const token = this.next;
    this.at++;
    return token;
  }

  takeIf(value: string): boolean {
    if (this.next.is !== 'text' && this.next.value === value) {
      this.at++;
      return true;
    }
    return false;
  }

  expect(value: string): void {
    if (!this.takeIf(value)) {
      throw new KustoError(`${value} expected, not "${this.next.value}"`);
    }
  }

  name(): string {
    const token = this.take();
    if (token.is !== 'name') {
      throw new KustoError(`a name expected, not "${token.value}"`);
    }
    return token.value;
  }
}

export function parseExpression(tokens: Tokens): Expression {
  let left = parseAnd(tokens);
  while (tokens.takeIf('or')) {
    const [one, other] = [left, parseAnd(tokens)];
    left = (row) => one(row) === true || other(row) === true;
  }
  return left;
}

function parseAnd(tokens: Tokens): Expression {
  let left = parseComparison(tokens);
  while (tokens.takeIf('and')) {
    const [one, other] = [left, parseComparison(tokens)];
    left = (row) => one(row) === true && other(row) === true;
  }
  return left;
}

const comparisons: Readonly<Record<string, (left: string, right: string) => boolean>> = {
  '=~': (left, right) => left.toLowerCase() === right.toLowerCase(),
  '==': (left, right) => left === right,
  '!=': (left, right) => left !== right,
  contains: (left, right) => left.toLowerCase().includes(right.toLowerCase()),
};

function parseComparison(tokens: Tokens): Expression {
  const left = parsePath(tokens);
  if (tokens.takeIf('in~')) {
    const all = parseArguments(tokens);
    return (row) => all.some((one) => toText(one(row)).toLowerCase() === toText(left(row)).toLowerCase());
  }
  const compare = Object.hasOwn(comparisons, tokens.next.value) ? comparisons[tokens.next.value] : undefined;
  if (compare === undefined || tokens.next.is === 'text') {
    return left;
  }
  tokens.take();
  const right = parsePath(tokens);
  // Nothing equals what is not there.
  return (row) => (left(row) ?? undefined) !== undefined && compare(toText(left(row)), toText(right(row)));
}

function parsePath(tokens: Tokens): Expression {
  let value = parsePrimary(tokens);
  for (;;) {
    const inner = value;
    if (tokens.takeIf('.')) {
      const name = tokens.name();
      value = (row) => property(inner(row), name);
    } else if (tokens.takeIf('[')) {
      const token = tokens.take();
      tokens.expect(']');
      value = (row) => property(inner(row), token.value);
    } else {
      return value;
    }
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name) ? (value as Row)[name] : undefined;
}

function parsePrimary(tokens: Tokens): Expression {
  if (tokens.takeIf('(')) {
    const inner = parseExpression(tokens);
    tokens.expect(')');
    return inner;
  }
  const token = tokens.take();
  if (token.is === 'text') {
    return () => token.value;
  }
  if (token.is !== 'name') {
    throw new KustoError(`a value expected, not "${token.value}"`);
  }
  if (tokens.next.is === 'mark' && tokens.next.value === '(') {
    const run = Object.hasOwn(functions, token.value) ? functions[token.value] : undefined;
    if (run === undefined) {
      throw new KustoError(`the function ${token.value} is not known`);
    }
    const all = parseArguments(tokens);
    return (row) => run(...all.map((one) => one(row)));
  }
  return (row) => {
    if (!Object.hasOwn(row, token.value)) {
      throw new KustoError(`there is no column ${token.value}`);
    }
    return row[token.value];
  };
}

function parseArguments(tokens: Tokens): readonly Expression[] {
  tokens.expect('(');
  const all: Expression[] = [];
  do {
    all.push(parseExpression(tokens));
  } while (tokens.takeIf(','));
  tokens.expect(')');
  return all;
}

const functions: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
  tolower: (value) => toText(value).toLowerCase(),
  tostring: toText,
  strcat: (...values) => values.map(toText).join(''),
  isnotempty: (value) => toText(value) !== '',
  isnotnull: (value) => value !== undefined && value !== null,
  pack_array: (...values) => values.map((value) => value ?? null),
  array_concat: (...values) => (values.every(Array.isArray) ? values.flat() : null),
  parse_json(value) {
    try {
      return JSON.parse(toText(value)) as unknown;
    } catch {
      return value;
    }
  },
};

export function toText(value: unknown): string {
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}
