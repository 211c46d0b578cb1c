export type TomlValue = string | number | boolean | readonly TomlValue[];

/** A table: its entries, the tables in it, and its arrays of tables. */
export interface TomlTable {
  [key: string]: TomlValue | TomlTable | TomlTable[];
}

/**
 * Reads the part of TOML that rule files are written in: tables, arrays of tables, bare keys, strings, numbers,
 * booleans and arrays. No dates, dotted or quoted keys, or inline tables.
 *
 * @throws Error for anything else
 */
export function parseToml(text: string): TomlTable {
  const root: TomlTable = {};
  const reader = new TomlReader(text);
  let table = root;
  for (let head = reader.next(); head !== undefined; head = reader.next()) {
    switch (head.is) {
      case 'table':
        table = openTable(root, head.path);
        break;
      case 'element':
        table = addElement(root, head.path);
        break;
      case 'entry':
        table[head.key] = head.value;
    }
  }
  return root;
}

type Part =
  | { readonly is: 'table' | 'element'; readonly path: readonly string[] }
  | { readonly is: 'entry'; readonly key: string; readonly value: TomlValue };

const escapes: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', '\\': '\\' };

class TomlReader {
  #at = 0;

  constructor(private readonly text: string) {}

  next(): Part | undefined {
    this.#skip();
    if (this.#at === this.text.length) {
      return undefined;
    }
    const header = this.#take(/(\[\[?)[ \t]*([\w.-]+)[ \t]*\]\]?/y);
    if (header !== undefined) {
      return { is: header[1] === '[[' ? 'element' : 'table', path: (header[2] ?? '').split('.') };
    }
    const key = this.#take(/([\w-]+)[ \t]*=[ \t]*/y)?.[1];
    if (key === undefined) {
      throw this.#trouble();
    }
    return { is: 'entry', key, value: this.#value() };
  }

  #value(): TomlValue {
    if (this.#take(/\[/y) !== undefined) {
      return this.#array();
    }
    const literal = this.#take(/'''\r?\n?([^]*?)'''|'([^'\r\n]*)'/y);
    if (literal !== undefined) {
      return literal[1] ?? literal[2] ?? '';
    }
    const basic = this.#take(/"""\r?\n?((?:[^"\\]|\\[^]|"(?!""))*)"""|"((?:[^"\\\r\n]|\\.)*)"/y);
    if (basic !== undefined) {
      return unescaped(basic[1] ?? basic[2] ?? '');
    }
    const plain = this.#take(/true|false|[+-]?\d+(?:\.\d+)?/y)?.[0];
    if (plain === undefined) {
      throw this.#trouble();
    }
    return plain === 'true' || plain === 'false' ? plain === 'true' : Number(plain);
  }

  #array(): readonly TomlValue[] {
    const items: TomlValue[] = [];
    this.#skip();
    while (this.#take(/\]/y) === undefined) {
      items.push(this.#value());
      this.#skip();
      this.#take(/,/y);
      this.#skip();
    }
    return items;
  }

  #skip(): void {
    this.#take(/(?:\s|#.*)*/y);
  }

  #take(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.text);
    this.#at += match?.[0].length ?? 0;
    return match ?? undefined;
  }

  #trouble(): Error {
    const line = this.text.slice(0, this.#at).split('\n').length;
    return new Error(`line ${line}: ${JSON.stringify(this.text.slice(this.#at, this.#at + 20))} is not understood`);
  }
}

function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-fA-F]{4})|([^]))/g, (whole, code?: string, one?: string) =>
    code === undefined ? (escapes[one ?? ''] ?? whole) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function openTable(root: TomlTable, path: readonly string[]): TomlTable {
  let table = root;
  for (const key of path) {
    const there = (table[key] ??= {});
    // The path of a table in an array of tables goes through the last one.
    const next = Array.isArray(there) ? (there as readonly (TomlValue | TomlTable)[]).at(-1) : there;
    if (typeof next !== 'object' || Array.isArray(next)) {
      throw new Error(`${path.join('.')} is no table`);
    }
    table = next as TomlTable;
  }
  return table;
}

function addElement(root: TomlTable, path: readonly string[]): TomlTable {
  const parent = openTable(root, path.slice(0, -1));
  const list = (parent[path.at(-1) ?? ''] ??= []);
  if (!Array.isArray(list)) {
    throw new Error(`${path.join('.')} is no array of tables`);
  }
  const element: TomlTable = {};
  list.push(element);
  return element;
}
