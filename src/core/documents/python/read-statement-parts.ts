import type { Expr, ImportStatement } from './syntax.js';

/** The expressions between two operators of an assignment as one: several are a tuple. */
export function groupOf(side: readonly Expr[]): Expr | undefined {
  const [first] = side;
  const last = side.at(-1);
  return first === undefined || last === undefined || side.length === 1
    ? first
    : { kind: 'tuple', items: side, start: first.start, end: last.end };
}

/** @param words all tokens of the statement */
export function importOf(words: readonly string[], start: number, end: number): ImportStatement {
  const names: { local: string; path: string }[] = [];
  const modules: string[] = [];
  const at = words.indexOf('import');
  const from = words[0] === 'from' && at > 0 ? words.slice(1, at).join('') : undefined;
  let star: string | undefined;
  for (const item of splitAtCommas(words.slice(at + 1))) {
    const as = item.indexOf('as');
    const path = (as < 0 ? item : item.slice(0, as)).join('');
    if (path === '*') {
      star = from ?? '';
    } else if (path !== '') {
      const local = as < 0 ? (item[0] ?? '') : (item[as + 1] ?? '');
      // `import a.b` binds `a`; `import a.b as c` binds the submodule.
      const bound = from !== undefined ? `${from}.${path}` : as < 0 ? local : path;
      names.push({ local, path: bound });
      modules.push(from === undefined ? path : `${from}.${path}`);
    }
  }
  if (from !== undefined) {
    modules.push(from);
  }
  return { kind: 'import', names, modules, ...(star === undefined ? {} : { star }), start, end };
}

function splitAtCommas(words: readonly string[]): string[][] {
  const items: string[][] = [[]];
  for (const word of words) {
    if (word === ',') {
      items.push([]);
    } else if (word !== '(' && word !== ')') {
      items.at(-1)?.push(word);
    }
  }
  return items;
}
