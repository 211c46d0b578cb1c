import type { Document } from '../documents/document.js';
import type { AssetType } from '../facts/asset-use.js';
import type { Fact } from '../facts/fact.js';

/** One thing of the repository that a threat can aim at. */
export interface InventoryItem {
  /** As the author calls it: `azureml:orders:3`, `churn`, `src/train.py`. */
  readonly name: string;
  /** `path:line`, counted from 1. */
  readonly place: string;
}

/** What a repository's files say that is run, read, served and trusted. Each list in the order of its names. */
export interface Inventory {
  readonly jobs: readonly InventoryItem[];
  readonly data: readonly InventoryItem[];
  readonly models: readonly InventoryItem[];
  readonly environments: readonly InventoryItem[];
  readonly endpoints: readonly InventoryItem[];
}

/** Gathers the inventory file by file. */
export class InventoryBuilder {
  readonly #lists = {
    jobs: new Map<string, InventoryItem>(),
    data: new Map<string, InventoryItem>(),
    models: new Map<string, InventoryItem>(),
    environments: new Map<string, InventoryItem>(),
    endpoints: new Map<string, InventoryItem>(),
  };

  /** @param path relative to the repository's root, with `/` */
  add(path: string, document: Document): void {
    for (const fact of document.facts) {
      const found = itemOf(fact, document);
      if (found !== undefined) {
        const line = document.lines.lineAt(found.at) + 1;
        const known = this.#lists[found.list];
        if (!known.has(found.name)) {
          known.set(found.name, { name: found.name, place: `${path}:${line}` });
        }
      }
    }
  }

  build(): Inventory {
    const sorted = (list: ReadonlyMap<string, InventoryItem>): readonly InventoryItem[] =>
      [...list.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    return {
      jobs: sorted(this.#lists.jobs),
      data: sorted(this.#lists.data),
      models: sorted(this.#lists.models),
      environments: sorted(this.#lists.environments),
      endpoints: sorted(this.#lists.endpoints),
    };
  }
}

interface Found {
  readonly list: keyof Inventory;
  readonly name: string;
  /** Where it is named. */
  readonly at: number;
}

function itemOf(fact: Fact, document: Document): Found | undefined {
  switch (fact.kind) {
    case 'codeRun': {
      const [script] = fact.scripts;
      return script === undefined
        ? undefined
        : { list: 'jobs', name: [fact.code, script].filter(Boolean).join('/'), at: fact.span.start };
    }
    case 'assetUse': {
      const list = listOfAsset(fact.asset);
      return list === undefined ? undefined : { list, name: fact.name, at: fact.span.start };
    }
    case 'dataSource':
      return { list: fact.of === 'model' ? 'models' : 'data', name: fact.host, at: fact.span.start };
    case 'endpoint':
      return { list: 'endpoints', name: document.text.slice(fact.head.start, fact.head.end), at: fact.head.start };
    default:
      return undefined;
  }
}

function listOfAsset(type: AssetType): keyof Inventory | undefined {
  switch (type) {
    case 'data asset':
      return 'data';
    case 'model':
      return 'models';
    case 'environment':
      return 'environments';
    case 'component':
    case 'asset':
      return undefined;
  }
}
