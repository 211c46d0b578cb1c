import { isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import type { Span } from '../documents/span.js';

/** Something wrong in a configuration file, at its place. */
export interface ConfigurationProblem {
  readonly span: Span;
  /** Says what is wrong and what would be right. */
  readonly message: string;
}

/** An entry of a map. The value is the key where nothing stands behind the colon, so that a problem has a place. */
export interface MapEntry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node;
}

/** Reads values of a YAML tree and names what is wrong with them. Never throws. */
export class NodeReader {
  readonly problems: ConfigurationProblem[] = [];

  problem(node: Node, message: string): void {
    this.problems.push({ span: spanOf(node), message });
  }

  /** The entries of a map; anything else is a problem with the `expected` words. */
  entries(node: Node, expected: string): readonly MapEntry[] {
    if (!isMap(node)) {
      this.problem(node, expected);
      return [];
    }
    return (node.items as readonly Pair[]).map((pair) => ({
      key: isScalar(pair.key) ? String(pair.key.value) : '',
      keyNode: pair.key as Node,
      value: (pair.value ?? pair.key) as Node,
    }));
  }

  /** The items of a list. */
  items(node: Node, expected = 'Expected a list here'): readonly Node[] {
    if (!isSeq(node)) {
      this.problem(node, expected);
      return [];
    }
    return node.items as readonly Node[];
  }

  strings(node: Node): readonly string[] {
    return this.items(node, 'Expected a list of texts here').flatMap((item) => this.text(item) ?? []);
  }

  /** One text, or several as a list. */
  oneOrMore(node: Node): readonly string[] {
    return isSeq(node) ? this.strings(node) : [this.text(node) ?? []].flat();
  }

  text(node: Node): string | undefined {
    if (isScalar(node) && typeof node.value === 'string' && node.value.trim() !== '') {
      return node.value;
    }
    this.problem(node, 'Expected a text here');
    return undefined;
  }

  oneOf<T extends string>(node: Node, allowed: readonly T[]): T | undefined {
    const value = isScalar(node) ? String(node.value) : undefined;
    const found = allowed.find((candidate) => candidate === value);
    if (found === undefined) {
      this.problem(node, `Expected one of ${allowed.join(', ')} here`);
    }
    return found;
  }

  unknownKey({ key, keyNode }: MapEntry, known: readonly string[]): void {
    this.problem(keyNode, `Unknown key "${key}"; known are ${known.join(', ')}`);
  }
}

/** Where a node stands; empty at the start of the text for one that was not read from it. */
export function spanOf(node: Node): Span {
  const [start = 0, end = start] = node.range ?? [];
  return { start, end: Math.max(end, start) };
}
