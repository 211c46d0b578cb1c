import { nameOf } from '../project/project-path.js';
import { findWords } from './words.js';

/** The stages that work goes through before and when it counts. */
export const stages = ['development', 'test', 'staging', 'production'] as const;

export type Stage = (typeof stages)[number];

/** An organisation's own words for stages, beside the common ones; over a common one they win. */
export type OwnStages = Readonly<Partial<Record<Stage, readonly string[]>>>;

const common: ReadonlyMap<string, Stage> = new Map([
  ['dev', 'development'],
  ['develop', 'development'],
  ['development', 'development'],
  ['sandbox', 'development'],
  ['qa', 'test'],
  ['uat', 'staging'],
  ['stg', 'staging'],
  ['staging', 'staging'],
  ['preprod', 'staging'],
  ['preproduction', 'staging'],
  ['prod', 'production'],
  ['prd', 'production'],
  ['production', 'production'],
]);

/** Tells stages by the words that stand for them. */
export class StageWords {
  readonly #own: readonly (readonly [word: string, stage: Stage])[];

  constructor(own: OwnStages = {}) {
    this.#own = stages.flatMap((stage) => (own[stage] ?? []).map((word) => [word, stage] as const));
  }

  /**
   * The stage that a name says, where it says exactly one: `config-infra-prod`, `DeployDev`, `production`. A lone
   * `test` counts, in company it rather says what is done.
   */
  of(name: string): Stage | undefined {
    const own = this.#ownIn(name);
    if (own.length === 0 && /^(?:test|tst)$/i.test(name)) {
      return 'test';
    }
    const taken = new Set(own.map(([word]) => word.toLowerCase()));
    const spoken = name
      .replace(/([a-z\d])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .replace(/(?:pre|non)[-_ ]?prod(?:uction)?/g, (word) => (word.startsWith('non') ? ' ' : ' preprod '))
      .split(/[^a-z]+/)
      .filter((word) => !taken.has(word));
    const found = new Set([...own.map(([, stage]) => stage), ...spoken.flatMap((word) => common.get(word) ?? [])]);
    const [only] = found;
    return found.size === 1 ? only : undefined;
  }

  /** The stage that a file is for: by its name, else by the nearest of all the folders around it. */
  ofFolders(path: string): Stage | undefined {
    return this.ofPath(path) ?? first(path.split('/').slice(0, -1).reverse(), (folder) => this.#ofFolder(folder));
  }

  /** The stage that a file is for: by its name, else by the folder it stands in. */
  ofPath(path: string): Stage | undefined {
    const folder = nameOf(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    return this.of(nameOf(path).replace(/\.\w+$/, '')) ?? this.#ofFolder(folder);
  }

  /** A folder's whole name says it: `dev`, not `dev-tools`. */
  #ofFolder(name: string): Stage | undefined {
    const own = this.#own.find(([word]) => word.toLowerCase() === name.toLowerCase());
    return own === undefined ? common.get(name.toLowerCase()) : own[1];
  }

  #ownIn(name: string): readonly (readonly [word: string, stage: Stage])[] {
    return this.#own.filter(([word]) => findWords(name, [word]).length > 0);
  }
}

/**
 * The stage that a name says in somebody's own words; `undefined` where it says nothing, and where the common words say
 * the same, of which tags and settings know better.
 */
export function stageInOwnWords(name: string, words: StageWords): Stage | undefined {
  const stage = words.of(name);
  return stage === commonStages.of(name) ? undefined : stage;
}

/** Those of somebody who has no words of their own. */
export const commonStages = new StageWords();

const known = new WeakMap<OwnStages, StageWords>();

/** The words of a configuration, made once for each. */
export function stageWords(own: OwnStages): StageWords {
  const made = known.get(own) ?? (Object.keys(own).length === 0 ? commonStages : new StageWords(own));
  known.set(own, made);
  return made;
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}
