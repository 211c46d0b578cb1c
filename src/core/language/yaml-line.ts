/** The entry of a mapping whose value is being written. */
export interface YamlEntry {
  readonly key: string;
  /** What stands of the value before the cursor, without an opening quote. */
  readonly value: string;
  readonly valueStart: number;
  /** Where the key begins on its line: what is indented less is around it. */
  readonly column: number;
  /** The value of `type` in the same braces. */
  readonly sibling?: string;
}

/** What is around a place in block style. */
export interface YamlBlock {
  /** The keys around it, the nearest first. */
  readonly parents: readonly string[];
  /** Whether the place is inside a text of several lines (`|`, `>`), where no key is one. */
  readonly isText: boolean;
  /** The value of `type` beside it. */
  readonly sibling?: string;
}

/** Bounds the look upwards in a file that is one long list. */
const mostLines = 2000;
/** Nobody writes more in one pair of braces. */
const mostFlowLines = 50;

/** Groups 2 and 3: a quote, and the key. */
const key = String.raw`(["']?)([A-Za-z_][\w-]*)\2`;
const properties = String.raw`(?:[&!][^\s]*\s+)?`;
const blockEntry = new RegExp(String.raw`^(\s*(?:-\s+)*)${key}\s*:(?:\s+${properties}(["']?)([^]*))?$`);
const flowEntry = new RegExp(String.raw`^(\s*)${key}\s*:(?:\s+${properties}(["']?)([^]*)|(["'])([^]*))?$`);
const openedKey = /["']?(?<![\w-])([A-Za-z_][\w-]*)["']?\s*:\s*[{[]/g;
/** `command: |`, `- >-`. */
const textHeader = /[:-]\s+(?:[&!]\S*\s+)?[|>][+\-\d]*\s*(?:#[^]*)?$/;
const isEmpty = /^\s*(?:#|$)/;
/** The end of one document of the file. */
const isEnd = /^(?:---|\.\.\.)(?:\s|$)/;

/** The entry whose value ends at an offset; `undefined` in a comment, in a key, and where there is none. */
export function entryBefore(text: string, offset: number): YamlEntry | undefined {
  const lineStart = lineStartAt(text, offset);
  const line = text.slice(lineStart, offset);
  const scan = scanLine(line);
  if (scan.inComment) {
    return undefined;
  }
  if (scan.flowStart !== undefined || isInsideFlow(text, lineStart)) {
    const from = scan.flowStart ?? scan.lastComma;
    const found = flowEntry.exec(line.slice(from));
    const braces = line.slice(scan.braceStart ?? 0) + restOfLine(text, offset);
    return found === null ? undefined : entryOf(found, offset, from, braces);
  }
  const found = blockEntry.exec(line);
  const entry = found === null ? undefined : entryOf(found, offset, found[1]?.length ?? 0);
  return entry ?? valueOnItsOwnLine(text, lineStart, line);
}

function entryOf(found: RegExpExecArray, offset: number, column: number, braces?: string): YamlEntry | undefined {
  const [, , , name = '', quote, plain, flowQuote, quoted] = found;
  const value = plain ?? quoted ?? '';
  const hasValue = plain !== undefined || quoted !== undefined;
  const opening = quote !== undefined && quote !== '' ? quote : flowQuote;
  // Directly behind the colon a value would be part of the key; behind a closed quote there is nothing to write.
  if (!hasValue || (opening !== undefined && value.includes(opening))) {
    return undefined;
  }
  const sibling = braces === undefined ? undefined : /(?:^|[{,\s])["']?type["']?\s*:\s*["']?([\w-]+)/.exec(braces)?.[1];
  const entry = { key: name, value, valueStart: offset - value.length, column };
  return sibling === undefined ? entry : { ...entry, sibling };
}

/** `compute:` on one line, and a reference on the next; a name alone could as well become a key. */
function valueOnItsOwnLine(text: string, lineStart: number, line: string): YamlEntry | undefined {
  const [, indent = '', value] = /^(\s*)["']?(azureml:[\w./:@-]*)$/.exec(line) ?? [];
  if (value === undefined) {
    return undefined;
  }
  for (let start = lineStart, count = 0; start > 0 && count < mostFlowLines; count++) {
    start = lineStartAt(text, start - 1);
    const above = lineAt(text, start);
    if (isEmpty.test(above)) {
      continue;
    }
    const found = blockEntry.exec(above.replace(/(?<!\s)\s+#[^]*$/, ''));
    const column = found?.[1]?.length ?? 0;
    return found === null || (found[5] ?? '') !== '' || column >= indent.length
      ? undefined
      : { key: found[3] ?? '', value, valueStart: lineStart + line.length - value.length, column };
  }
  return undefined;
}

/** What is around the entry that begins at `column` of the line at `offset`. */
export function blockAround(text: string, offset: number, column: number): YamlBlock {
  let start = lineStartAt(text, offset);
  const own = lineAt(text, start);
  const parents = [...own.slice(0, offset - start).matchAll(openedKey)].flatMap(([, name]) => name ?? []).reverse();
  let limit = Math.min(column, indentOf(own));
  let sibling = typeBelow(text, start, limit);
  let isBeside = !startsElement(own);
  for (let count = 0; start > 0 && limit > 0 && count < mostLines; count++) {
    start = lineStartAt(text, start - 1);
    const line = lineAt(text, start);
    if (isEnd.test(line)) {
      break;
    }
    const indent = indentOf(line);
    if (isEmpty.test(line)) {
      continue;
    }
    if (isBeside && indent === limit) {
      sibling ??= typeIn(line);
      isBeside = !startsElement(line);
    }
    if (indent >= limit) {
      continue;
    }
    isBeside = false;
    if (textHeader.test(line)) {
      return { parents, isText: true };
    }
    const name = blockEntry.exec(line.replace(/(?<!\s)\s+#[^]*$/, ''))?.[3];
    if (name !== undefined) {
      parents.push(name);
    }
    limit = indent;
  }
  return { parents, isText: false, ...(sibling === undefined ? {} : { sibling }) };
}

/** The `type` of the same block, below a line. */
function typeBelow(text: string, from: number, column: number): string | undefined {
  let start = from;
  for (let count = 0; count < mostFlowLines; count++) {
    const end = text.indexOf('\n', start);
    if (end < 0) {
      return undefined;
    }
    start = end + 1;
    const line = lineAt(text, start);
    if (isEmpty.test(line)) {
      continue;
    }
    // The next element of a list is another block.
    if (indentOf(line) < column || startsElement(line)) {
      return undefined;
    }
    const type = indentOf(line) === column ? typeIn(line) : undefined;
    if (type !== undefined) {
      return type;
    }
  }
  return undefined;
}

function typeIn(line: string): string | undefined {
  return /^\s*(?:-\s+)*["']?type["']?\s*:\s*["']?([\w-]+)/.exec(line)?.[1];
}

/** Where a line's text begins, behind the dashes of lists. */
function indentOf(line: string): number {
  return /^(?:\s*-(?=\s))*\s*/.exec(line)?.[0].length ?? 0;
}

function startsElement(line: string): boolean {
  return /^\s*-\s/.test(line);
}

interface LineScan {
  readonly inComment: boolean;
  /** Where the entry of an open brace begins, where one is open on this line. */
  readonly flowStart: number | undefined;
  /** Where the innermost open brace stands. */
  readonly braceStart: number | undefined;
  /** Behind the last comma outside quotes and closed braces, else 0. */
  readonly lastComma: number;
}

/** Reads a line from its start: quotes, comments, and which braces are open at its end. */
function scanLine(line: string): LineScan {
  const open: { brace: number; entry: number }[] = [];
  let quote: string | undefined;
  let lastComma = 0;
  for (let index = 0; index < line.length; index++) {
    const char = line.charAt(index);
    const before = index === 0 ? ' ' : line.charAt(index - 1);
    if (quote !== undefined) {
      if (char === '\\' && quote === '"') {
        index++;
      } else if (char === quote) {
        quote = undefined;
      }
    } else if ((char === '"' || char === "'") && /[\s:,[{]/.test(before)) {
      quote = char;
    } else if (char === '#' && /\s/.test(before)) {
      return { inComment: true, flowStart: undefined, braceStart: undefined, lastComma };
    } else if ((char === '{' || char === '[') && (open.length > 0 || /[\s:,[{]/.test(before))) {
      open.push({ brace: index, entry: index + 1 });
    } else if (char === '}' || char === ']') {
      open.pop();
    } else if (char === ',') {
      const last = open.at(-1);
      if (last === undefined) {
        lastComma = index + 1;
      } else {
        last.entry = index + 1;
      }
    }
  }
  const last = open.at(-1);
  return { inComment: false, flowStart: last?.entry, braceStart: last?.brace, lastComma };
}

/** Whether a brace is open that was opened on a line before. */
function isInsideFlow(text: string, lineStart: number): boolean {
  let closed = 0;
  for (let start = lineStart, count = 0; start > 0 && count < mostFlowLines; count++) {
    start = lineStartAt(text, start - 1);
    const line = lineAt(text, start);
    if (isEnd.test(line)) {
      return false;
    }
    const bare = line
      .replace(/(?:^|\s)#[^]*$/, '')
      .replace(/(?<!\\)"(?:[^"\\]|\\[^])*"|'[^']*'/g, '')
      .replace(/\$?\{\{[^{}]*\}\}/g, '');
    const opens = /(?::|-|^|,|\[|\{)\s*[{[]/.test(bare) ? (bare.match(/[{[]/g) ?? []).length : 0;
    closed += (bare.match(/[}\]]/g) ?? []).length - opens;
    if (closed < 0) {
      return true;
    }
  }
  return false;
}

function lineStartAt(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end).replace(/\r$/, '');
}

function restOfLine(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(offset, end < 0 ? text.length : end);
}
