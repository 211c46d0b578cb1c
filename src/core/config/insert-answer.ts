import { isMap, isScalar, isSeq, type Pair, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Span } from '../documents/span.js';
import { parseConfiguration } from './parse-configuration.js';

/** One entry below `posture.evidence` or `posture.exceptions`, in the order of its keys. */
export type AnswerEntry = Readonly<Record<string, string | readonly string[]>>;

/** Where to put text into a configuration file, or why none can be put there. */
export type AnswerInsertion =
  | { readonly is: 'edit'; readonly span: Span; readonly newText: string }
  | { readonly is: 'refused'; readonly message: string };

/**
 * Where an entry goes in the text of a configuration file. What stands there stays as it is, comments and order
 * included; a file that cannot be read, or whose `posture:` is written in braces, is refused with what to do.
 */
export function insertAnswer(text: string, list: 'evidence' | 'exceptions', entry: AnswerEntry): AnswerInsertion {
  return insert(text, entry, {
    find: (root) => findPlace(text, root, list),
    refusal: 'What stands below "posture:" is written in braces; add the entry by hand',
  });
}

/** Where an entry goes that accepts a rule in all files that the configuration holds for; the same in all else. */
export function insertAllow(text: string, entry: { readonly rule: string; readonly reason: string }): AnswerInsertion {
  return insert(text, entry, {
    find: (root) => findAllowPlace(text, root),
    refusal: 'What stands below "allow:" is written in brackets; add the entry by hand',
  });
}

interface Target {
  /** Given the file's map, if it has one. */
  readonly find: (root: YAMLMap | undefined) => Place | undefined;
  /** What to say where there is no place. */
  readonly refusal: string;
}

function insert(text: string, entry: AnswerEntry, { find, refusal }: Target): AnswerInsertion {
  const tree = parseDocument(text, { schema: 'failsafe', prettyErrors: false, logLevel: 'silent' });
  const root = tree.contents;
  if (tree.errors.length > 0 || (root !== null && !isMap(root) && !(isScalar(root) && root.value === ''))) {
    return refused('The configuration has errors; mend them first');
  }
  const place = find(isMap(root) ? root : undefined);
  if (place === undefined) {
    return refused(refusal);
  }
  const { at, indent, head } = place;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const before = at > 0 && text[at - 1] !== '\n' ? '\n' : '';
  const lines = [...head, ...itemLines(entry, indent)].join('\n');
  const newText = `${before}${lines}\n`.replaceAll('\n', eol);
  const after = text.slice(0, at) + newText + text.slice(at);
  if (parseConfiguration(after).problems.length > parseConfiguration(text).problems.length) {
    return refused('The entry does not fit into the configuration; add it by hand');
  }
  return { is: 'edit', span: { start: at, end: at }, newText };
}

interface Place {
  readonly at: number;
  /** Of the dash. */
  readonly indent: number;
  /** Lines above the entry: the keys that are not there yet. */
  readonly head: readonly string[];
}

function findPlace(text: string, root: YAMLMap | undefined, list: string): Place | undefined {
  const posture = pairOf(root, 'posture');
  if (posture === undefined) {
    return root?.flow === true ? undefined : { at: text.length, indent: 4, head: ['posture:', `  ${list}:`] };
  }
  if (!isMap(posture.value)) {
    // Nothing stands behind the colon.
    const keyEnd = rangeOf(posture.key)?.[1];
    return isEmpty(posture.value) && keyEnd !== undefined
      ? { at: lineEnd(text, keyEnd), indent: 4, head: [`  ${list}:`] }
      : undefined;
  }
  const { value: map } = posture;
  const first = rangeOf(map.items[0]?.key)?.[0];
  if (map.flow === true || first === undefined) {
    return undefined;
  }
  const indent = first - lineStart(text, first);
  const found = pairOf(map, list);
  if (found === undefined) {
    const end = endOf(text, map);
    return end === undefined ? undefined : { at: end, indent: indent + 2, head: [`${' '.repeat(indent)}${list}:`] };
  }
  return isSeq(found.value) ? placeInList(text, found.value) : emptyPlace(text, found, indent);
}

function findAllowPlace(text: string, root: YAMLMap | undefined): Place | undefined {
  const allow = pairOf(root, 'allow');
  if (allow === undefined) {
    return root?.flow === true ? undefined : { at: text.length, indent: 2, head: ['allow:'] };
  }
  return isSeq(allow.value) ? placeInList(text, allow.value) : emptyPlace(text, allow, 0);
}

function emptyPlace(text: string, { key, value }: Pair, indent: number): Place | undefined {
  const keyEnd = rangeOf(key)?.[1];
  return isEmpty(value) && keyEnd !== undefined
    ? { at: lineEnd(text, keyEnd), indent: indent + 2, head: [] }
    : undefined;
}

function placeInList(text: string, list: YAMLSeq): Place | undefined {
  const start = list.range?.[0];
  const end = endOf(text, list);
  return list.flow === true || start === undefined || end === undefined
    ? undefined
    : { at: end, indent: start - lineStart(text, start), head: [] };
}

/** Behind the last line that belongs to a block, its comment included. */
function endOf(text: string, node: YAMLMap | YAMLSeq): number | undefined {
  const last: unknown = node.items.at(-1);
  const value = isMap(node) ? ((last as Pair).value ?? (last as Pair).key) : last;
  if ((isMap(value) || isSeq(value)) && value.flow !== true && value.items.length > 0) {
    return endOf(text, value);
  }
  const end = rangeOf(value)?.[1];
  if (end === undefined) {
    return undefined;
  }
  // A block scalar ends behind its own line end.
  return end > 0 && text[end - 1] === '\n' ? end : lineEnd(text, end);
}

function itemLines(entry: AnswerEntry, indent: number): readonly string[] {
  return Object.entries(entry).map(([key, value], index) => {
    const lead = index === 0 ? '- ' : '  ';
    return `${' '.repeat(indent)}${lead}${key}: ${typeof value === 'string' ? scalar(value) : `[${value.map(scalar).join(', ')}]`}`;
  });
}

/** One line, quoted where YAML would take it for something else. */
function scalar(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ').trim();
  // Inside brackets a comma separates.
  return /^[\w./@-][\w ./@-]*$/.test(line)
    ? stringify(line, { lineWidth: 0 }).trimEnd()
    : stringify(line, { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE' }).trimEnd();
}

function pairOf(map: YAMLMap | undefined, key: string): Pair | undefined {
  return (map?.items as readonly Pair[] | undefined)?.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

function rangeOf(node: unknown): readonly [number, number, number] | undefined {
  return isScalar(node) || isMap(node) || isSeq(node) ? (node.range ?? undefined) : undefined;
}

function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === '');
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}

function refused(message: string): AnswerInsertion {
  return { is: 'refused', message };
}
