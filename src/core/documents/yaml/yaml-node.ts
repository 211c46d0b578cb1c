import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  visit,
  type Document as YamlTree,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import type { Field } from '../../facts/field.js';
import type { Span } from '../span.js';
import { fieldOfText } from '../../facts/field-of-text.js';
import { spendTime } from '../../time-budget.js';

/** An entry of a mapping, with what is needed to edit it. */
export interface Entry {
  readonly key: string;
  readonly keySpan: Span;
  /** From the key's start to the value's end, without trailing white space. */
  readonly span: Span;
  readonly value: Node | undefined;
  readonly place: Place;
}

/** Where an entry stands: its pair, the mapping that holds it, and the entry that holds the mapping. */
export interface Place {
  readonly pair: Pair;
  readonly map: YAMLMap;
  readonly parent?: Place;
}

/** How many aliases of one document are followed: a few lines of aliases of aliases can stand for millions of nodes. */
const mostAliases = 100_000;

/** A document that was made to be endless; it is not read. */
export class TooManyAliases extends Error {
  override readonly name = 'TooManyAliases';
}

/**
 * Reads the nodes of one YAML document: aliases are followed and merge keys are spread out, both only where asked.
 */
export class YamlReader {
  readonly #tree: YamlTree.Parsed;
  readonly #text: string;
  #anchors: ReadonlyMap<string, readonly Node[]> | undefined;
  #aliases = 0;
  readonly #entries = new Map<YAMLMap, readonly Entry[]>();

  constructor(tree: YamlTree.Parsed, text: string) {
    this.#tree = tree;
    this.#text = text;
  }

  /**
   * The entries of a mapping in source order, merged ones last; an entry of the mapping itself hides a merged one.
   * Anything but a mapping has none.
   */
  entries(node: Node | undefined, parent?: Place): readonly Entry[] {
    spendTime();
    const map = this.follow(node);
    if (!isMap(map)) {
      return [];
    }
    let entries = this.#entries.get(map);
    if (entries === undefined) {
      // Set first, so that an alias to a mapping that holds it ends here.
      this.#entries.set(map, []);
      entries = this.#readEntries(map, parent);
      this.#entries.set(map, entries);
    }
    return entries;
  }

  find(node: Node | undefined, key: string, parent?: Place): Entry | undefined {
    return this.entries(node, parent).find((entry) => entry.key === key);
  }

  /** The items of a sequence; anything else has none. */
  items(node: Node | undefined): readonly Node[] {
    const seq = this.follow(node);
    return isSeq(seq) ? (seq.items as Node[]) : [];
  }

  isMap(node: Node | undefined): boolean {
    return isMap(this.follow(node));
  }

  /** The mapping that a node is or stands for. */
  mapOf(node: Node | undefined): YAMLMap | undefined {
    const map = this.follow(node);
    return isMap(map) ? map : undefined;
  }

  /** The text of a scalar, or `undefined`. */
  text(node: Node | undefined): string | undefined {
    const scalar = this.follow(node);
    if (!isScalar(scalar)) {
      return undefined;
    }
    const span = this.spanOf(scalar);
    const source = this.#text.slice(span.start, span.end);
    // Where a template was masked for the parser, the source says what stands there.
    return source.includes('{{') && !source.includes('\n') ? source : textOf(scalar);
  }

  /** A scalar as a field: a string that holds a reference is dynamic, anything but a scalar is absent. */
  field(node: Node | undefined): Field {
    const scalar = this.follow(node);
    const text = this.text(scalar);
    if (scalar === undefined || text === undefined || text === '') {
      return { state: 'absent' };
    }
    const span = this.spanOf(scalar);
    const field = fieldOfText(text, span, this.#text);
    return field.state === 'literal' && node !== scalar && node !== undefined
      ? { ...field, usedAt: this.spanOf(node) }
      : field;
  }

  /** The place of a node's text, without quotes and without the white space after it. */
  spanOf(node: Node): Span {
    const [from = 0, to = from] = node.range ?? [];
    let start = from;
    let end = Math.min(to, this.#text.length);
    while (end > start && /\s/.test(this.#text.charAt(end - 1))) {
      end--;
    }
    const quote = this.#text.charAt(start);
    if (
      isScalar(node) &&
      (quote === '"' || quote === "'") &&
      end - start >= 2 &&
      this.#text.charAt(end - 1) === quote
    ) {
      start++;
      end--;
    }
    return { start, end };
  }

  /** The node behind an alias; a node that is none is itself. */
  follow(node: Node | undefined): Node | undefined {
    if (!isAlias(node)) {
      return node;
    }
    spendTime();
    if (++this.#aliases > mostAliases) {
      throw new TooManyAliases('aliases of aliases stand for more than can be read');
    }
    this.#anchors ??= anchorsOf(this.#tree);
    // A name may be given twice; an alias means the one before it.
    const before = (node.range?.[0] ?? 0) + 1;
    return this.#anchors.get(node.source)?.findLast((anchored) => (anchored.range?.[0] ?? 0) < before);
  }

  #readEntries(map: YAMLMap, parent: Place | undefined): readonly Entry[] {
    const own: Entry[] = [];
    const merged: Entry[] = [];
    const names = new Set<string>();
    for (const pair of map.items) {
      spendTime();
      const key = pair.key as Node | null;
      if (!isScalar(key)) {
        continue;
      }
      const value = (pair.value ?? undefined) as Node | undefined;
      const name = textOf(key);
      if (name === '<<') {
        const sources = isSeq(this.follow(value)) ? this.items(value) : value === undefined ? [] : [value];
        for (const source of sources) {
          // Of equal names the first one counts, so that merges of merges stay as small as what they name.
          for (const entry of this.entries(source, parent)) {
            if (!names.has(entry.key)) {
              names.add(entry.key);
              merged.push(entry);
            }
          }
        }
        continue;
      }
      const keySpan = this.spanOf(key);
      own.push({
        key: name,
        keySpan,
        span: { start: keySpan.start, end: value === undefined ? keySpan.end : this.#wholeEnd(value, keySpan.end) },
        value,
        place: parent === undefined ? { pair, map } : { pair, map, parent },
      });
    }
    const ownNames = new Set(own.map((entry) => entry.key));
    return [...own, ...merged.filter((entry) => !ownNames.has(entry.key))];
  }

  #wholeEnd(value: Node, atLeast: number): number {
    let end = Math.min(value.range?.[1] ?? atLeast, this.#text.length);
    while (end > atLeast && /\s/.test(this.#text.charAt(end - 1))) {
      end--;
    }
    return Math.max(end, atLeast);
  }
}

/** A scalar's value; under the failsafe schema every one is a string. */
export function textOf(scalar: Scalar): string {
  return typeof scalar.value === 'string' ? scalar.value : '';
}

// The library's own look-up walks the whole document for each alias.
function anchorsOf(tree: YamlTree.Parsed): ReadonlyMap<string, readonly Node[]> {
  const anchors = new Map<string, Node[]>();
  visit(tree, {
    Value(_key, node) {
      if (node.anchor !== undefined) {
        anchors.set(node.anchor, [...(anchors.get(node.anchor) ?? []), node]);
      }
    },
  });
  return anchors;
}
