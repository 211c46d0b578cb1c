import type { Link, LinkKind, LinkValues } from './link.js';
import type { ProjectPlace } from './project-facts.js';

type Shelf<K extends LinkKind> = Map<string, Map<string, LinkValues[K][]>>;

/** The links of all files, by kind and key. Adding and removing a file costs its own links. */
export class LinkTable {
  readonly #shelves: { readonly [K in LinkKind]: Shelf<K> } = {
    compute: new Map(),
    datastore: new Map(),
    endpoint: new Map(),
    environment: new Map(),
    workspaceUse: new Map(),
    workspace: new Map(),
    configuration: new Map(),
    run: new Map(),
    schedule: new Map(),
    sourceFile: new Map(),
    buildFolder: new Map(),
    codeFolder: new Map(),
    definition: new Map(),
    reference: new Map(),
    file: new Map(),
  };

  /** What files say of a key, in the order of their paths, and in each file in the order of places. */
  find<K extends LinkKind>(kind: K, key: string): readonly LinkValues[K][] {
    const byFile = this.#shelf(kind).get(key);
    if (byFile === undefined) {
      return [];
    }
    return byFile.size === 1
      ? [...byFile.values()].flat()
      : [...byFile].sort(([one], [other]) => (one < other ? -1 : 1)).flatMap(([, values]) => values);
  }

  /** All keys of a kind, in no order. */
  keys(kind: LinkKind): IterableIterator<string> {
    return this.#shelf(kind).keys();
  }

  has(kind: LinkKind): boolean {
    return this.#shelf(kind).size > 0;
  }

  add(path: string, links: readonly Link[]): void {
    for (const { kind, key, value } of links) {
      const shelf = this.#shelf(kind);
      const byFile = shelf.get(key) ?? new Map<string, LinkValues[typeof kind][]>();
      shelf.set(key, byFile);
      const values = byFile.get(path);
      if (values === undefined) {
        byFile.set(path, [value]);
      } else {
        values.push(value);
        values.sort(byPlace);
      }
    }
  }

  remove(path: string, links: readonly Link[]): void {
    for (const { kind, key } of links) {
      const shelf = this.#shelf(kind);
      const byFile = shelf.get(key);
      byFile?.delete(path);
      if (byFile?.size === 0) {
        shelf.delete(key);
      }
    }
  }

  // Each shelf holds the values of its own kind only: `add` takes kind and value from one link.
  #shelf<K extends LinkKind>(kind: K): Shelf<K> {
    return this.#shelves[kind];
  }
}

function byPlace(one: LinkValues[LinkKind], other: LinkValues[LinkKind]): number {
  const [a, b] = [startOf(one), startOf(other)];
  return a.line - b.line || a.character - b.character;
}

function startOf(value: LinkValues[LinkKind]): ProjectPlace['start'] {
  return 'reference' in value ? value.reference.start : value.start;
}
