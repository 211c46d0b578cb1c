import { type Expression, KustoError, parseExpression, type Row, Tokens, toText } from './kusto-expression.js';

export type Tables = Readonly<Record<string, readonly Row[]>>;

/** The most `join` and `mv-expand` operators of one query, as Resource Graph documents them. */
const mostOperators = 3;

/** Runs a query of the subset that ours are written in. @throws KustoError for everything else. */
export function runQuery(text: string, tables: Tables): readonly Row[] {
  for (const operator of ['join', 'mv-expand']) {
    if (text.split(`| ${operator} `).length - 1 > mostOperators) {
      throw new KustoError(`more than ${String(mostOperators)} ${operator}`);
    }
  }
  const tokens = new Tokens(text);
  const rows = pipeline(tokens, tables);
  if (tokens.next.is !== 'end') {
    throw new KustoError(`the end expected, not "${tokens.next.value}"`);
  }
  return rows;
}

function pipeline(tokens: Tokens, tables: Tables): readonly Row[] {
  const name = tokens.name();
  let rows = Object.hasOwn(tables, name) ? tables[name] : undefined;
  if (rows === undefined) {
    throw new KustoError(`there is no table ${name}`);
  }
  while (tokens.takeIf('|')) {
    rows = operator(tokens, rows, tables);
  }
  return rows;
}

function operator(tokens: Tokens, rows: readonly Row[], tables: Tables): readonly Row[] {
  const name = tokens.name();
  switch (name) {
    case 'where': {
      const condition = parseExpression(tokens);
      return rows.filter((row) => condition(row) === true);
    }
    case 'extend': {
      const columns = assignments(tokens);
      return rows.map((row) => ({ ...row, ...valuesOf(columns, row) }));
    }
    case 'project': {
      const columns = assignments(tokens);
      return rows.map((row) => valuesOf(columns, row));
    }
    case 'distinct': {
      const column = tokens.name();
      return [...new Set(rows.map((row) => toText(row[column])))].map((value) => ({ [column]: value }));
    }
    case 'order': {
      tokens.expect('by');
      const column = tokens.name();
      tokens.expect('asc');
      return rows.toSorted((a, b) => (toText(a[column]) < toText(b[column]) ? -1 : 1));
    }
    case 'mv-expand': {
      const column = tokens.name();
      tokens.expect('=');
      const list = parseExpression(tokens);
      return rows.flatMap((row) => expand(row, column, list));
    }
    case 'join':
      return join(tokens, rows, tables);
    default:
      throw new KustoError(`the operator ${name} is not known`);
  }
}

function assignments(tokens: Tokens): readonly (readonly [string, Expression])[] {
  const columns: (readonly [string, Expression])[] = [];
  do {
    const name = tokens.name();
    columns.push([name, tokens.takeIf('=') ? parseExpression(tokens) : (row) => row[name] ?? null]);
  } while (tokens.takeIf(','));
  return columns;
}

function valuesOf(columns: readonly (readonly [string, Expression])[], row: Row): Row {
  return Object.fromEntries(columns.map(([name, value]) => [name, value(row) ?? null]));
}

function expand(row: Row, column: string, list: Expression): readonly Row[] {
  const value = list(row) ?? null;
  return Array.isArray(value)
    ? value.map((one: unknown) => ({ ...row, [column]: one }))
    : [{ ...row, [column]: value }];
}

function join(tokens: Tokens, rows: readonly Row[], tables: Tables): readonly Row[] {
  tokens.expect('kind');
  tokens.expect('=');
  tokens.expect('inner');
  tokens.expect('(');
  const other = pipeline(tokens, tables);
  tokens.expect(')');
  tokens.expect('on');
  const key = tokens.name();
  const right = new Map<string, Row[]>();
  for (const row of other) {
    if (!Object.hasOwn(row, key)) {
      throw new KustoError(`there is no column ${key} to join`);
    }
    right.set(toText(row[key]), [...(right.get(toText(row[key])) ?? []), row]);
  }
  return rows.flatMap((row) => (right.get(toText(row[key])) ?? []).map((match) => ({ ...match, ...row })));
}
