import { isMap, isScalar, parseDocument, type Node, type Pair, type YAMLMap } from 'yaml';
import type { LineIndex } from '../line-index.js';
import type { Span } from '../span.js';
import type { TextEdit } from '../text-edit.js';
import type { Place } from './yaml-node.js';

/**
 * Takes an entry away, with its line and the comment behind it. A mapping that would be left empty goes with it, as
 * an empty `environment_variables:` means nothing.
 *
 * @returns `undefined` when nothing of the document would be left, or nothing of a mapping that others refer to
 */
export function removeEntry(text: string, lines: LineIndex, place: Place): readonly TextEdit[] | undefined {
  if (place.map.items.length === 1) {
    // What an alias or a merge key brought stands elsewhere; taking the alias away would leave it there.
    return place.parent?.pair.value === place.map ? removeEntry(text, lines, place.parent) : undefined;
  }
  const index = place.map.items.indexOf(place.pair);
  if (index < 0) {
    return undefined;
  }
  return [
    {
      span: place.map.flow === true ? flowSpan(text, place.map, index) : blockSpan(text, lines, place.map, index),
      text: '',
    },
  ];
}

function blockSpan(text: string, lines: LineIndex, map: YAMLMap, index: number): Span {
  const start = keyStart(map, index);
  const line = lines.lineAt(start);
  const onOwnLine = text.slice(lines.lineSpan(line).start, start).trim() === '';
  const next = index + 1 < map.items.length ? keyStart(map, index + 1) : undefined;
  if (!onOwnLine && next !== undefined) {
    // The first entry after `- `: the next one moves up to its place.
    return { start, end: next };
  }
  const lastLine = lines.lineAt(Math.max(start, pairEnd(text, map, index) - 1));
  const end = lines.fullLineSpan(lastLine).end;
  const whole = { start: lines.lineSpan(line).start, end };
  // At the end of a text without a last line end, the line end before goes instead.
  if (end === text.length && whole.start > 0 && !/[\r\n]$/.test(text)) {
    return { start: lines.lineSpan(line - 1).end, end };
  }
  return whole;
}

function flowSpan(text: string, map: YAMLMap, index: number): Span {
  if (index + 1 < map.items.length) {
    return { start: keyStart(map, index), end: keyStart(map, index + 1) };
  }
  const before = pairEnd(text, map, index - 1);
  return { start: before, end: pairEnd(text, map, index) };
}

function keyStart(map: YAMLMap, index: number): number {
  return (map.items[index]?.key as Node | undefined)?.range?.[0] ?? 0;
}

function pairEnd(text: string, map: YAMLMap, index: number): number {
  const pair = map.items[index];
  const node = (pair?.value ?? pair?.key) as Node | null | undefined;
  let end = Math.min(node?.range?.[1] ?? keyStart(map, index), text.length);
  while (end > 0 && /\s/.test(text.charAt(end - 1))) {
    end--;
  }
  return end;
}

/**
 * Writes another scalar in place of a value, in the quotes it had where they suit.
 *
 * @returns `undefined` when the value is no scalar on one line
 */
export function setValue(text: string, place: Place, value: string): readonly TextEdit[] | undefined {
  const node = place.pair.value as Node | null;
  if (!isScalar(node) || node.range === undefined || node.range === null) {
    return undefined;
  }
  const [start, end] = node.range;
  if (/[\r\n]/.test(text.slice(start, end))) {
    return undefined;
  }
  const quote = text.charAt(start);
  const candidates =
    quote === '"' || quote === "'"
      ? [`${quote}${value}${quote}`, JSON.stringify(value)]
      : [value, `"${value}"`, JSON.stringify(value)];
  const fitting = candidates.find((candidate) => readsAs(candidate, value, place.map.flow === true));
  return fitting === undefined ? undefined : [{ span: { start, end }, text: fitting }];
}

function readsAs(candidate: string, value: string, inFlow: boolean): boolean {
  const wrapped = inFlow ? `{a: ${candidate}, b: c}` : `a: ${candidate}\nb: c`;
  const tree = parseDocument(wrapped, { schema: 'failsafe', logLevel: 'silent' });
  const root: unknown = tree.contents;
  return tree.errors.length === 0 && isMap(root) && root.items.length === 2 && root.get('a') === value;
}

/**
 * Writes another key and another scalar in place of an entry.
 *
 * @returns `undefined` when the value is no scalar on one line
 */
export function renameEntry(text: string, place: Place, key: string, value: string): readonly TextEdit[] | undefined {
  const keyNode = place.pair.key as Node | null;
  const valueNode = place.pair.value as Node | null;
  if (!isScalar(keyNode) || !keyNode.range) {
    return undefined;
  }
  const [keyFrom, keyTo] = keyNode.range;
  const renamed: TextEdit = { span: { start: keyFrom, end: keyTo }, text: key };
  if (
    valueNode === null ||
    (isScalar(valueNode) && valueNode.value === '' && valueNode.range?.[0] === valueNode.range?.[1])
  ) {
    const colon = text.indexOf(':', keyTo);
    return colon < 0 ? undefined : [renamed, { span: { start: colon + 1, end: colon + 1 }, text: ` ${value}` }];
  }
  const written = setValue(text, place, value);
  return written === undefined ? undefined : [renamed, ...written];
}

/**
 * Adds `key:` with a block of entries behind the last entry of a mapping written in block style.
 *
 * @returns nothing to do where the mapping has the key already; `undefined` where it is written in flow style
 */
export function addEntry(
  text: string,
  lines: LineIndex,
  map: YAMLMap,
  key: string,
  value: Readonly<Record<string, string>>,
): readonly TextEdit[] | undefined {
  if (findPair(map, key) !== undefined) {
    return [];
  }
  const block = Object.entries(value).map(([name, scalar]) => `  ${name}: ${scalar}`);
  return map.flow === true ? undefined : appendLines(text, lines, map, [`${key}:`, ...block]);
}

/**
 * Gives a mapping's entry another scalar, adds the entry where there is none, or, without a value, takes it away.
 *
 * @returns `undefined` when the entry holds more than a scalar on one line, or the mapping is empty
 */
export function setEntry(
  text: string,
  lines: LineIndex,
  { map, parent }: Omit<Place, 'pair'>,
  key: string,
  value: string | undefined,
): readonly TextEdit[] | undefined {
  const pair = findPair(map, key);
  const place = pair === undefined ? undefined : parent === undefined ? { pair, map } : { pair, map, parent };
  if (value === undefined) {
    return place === undefined ? [] : removeEntry(text, lines, place);
  }
  if (place !== undefined) {
    const node = place.pair.value as Node | null;
    return node === null || (isScalar(node) && node.value === '')
      ? renameEntry(text, place, key, value)
      : setValue(text, place, value);
  }
  if (map.flow === true) {
    const end = map.items.length === 0 ? undefined : pairEnd(text, map, map.items.length - 1);
    return end === undefined ? undefined : [{ span: { start: end, end }, text: `, ${key}: ${value}` }];
  }
  return appendLines(text, lines, map, [`${key}: ${value}`]);
}

function findPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** Writes lines behind the last entry of a block mapping, as deep as its entries stand. */
function appendLines(
  text: string,
  lines: LineIndex,
  map: YAMLMap,
  added: readonly string[],
): readonly TextEdit[] | undefined {
  if (map.items.length === 0) {
    return undefined;
  }
  const indent = ' '.repeat(lines.positionAt(keyStart(map, 0)).character);
  const end = lines.lineSpan(lines.lineAt(Math.max(0, pairEnd(text, map, map.items.length - 1) - 1))).end;
  return [{ span: { start: end, end }, text: ['', ...added.map((line) => `${indent}${line}`)].join(lines.eol) }];
}
