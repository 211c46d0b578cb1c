import type { Document } from '../documents/document.js';
import type { Fact } from '../facts/fact.js';
import type { EnvironmentSource } from '../facts/environment-source.js';
import type { ProjectCompute, ProjectFacts, ProjectPlace, ProjectRun } from './project-facts.js';
import { folderOf, joinPath } from './project-path.js';

interface FileEntry {
  readonly computes: readonly ProjectCompute[];
  readonly runs: readonly { readonly target: string; readonly run: ProjectRun }[];
  readonly sources: readonly {
    readonly of: EnvironmentSource['of'];
    readonly target: string;
    readonly environment: ProjectPlace;
  }[];
}

/**
 * What links the files of one repository, kept file by file so that an edit replaces one file's share only.
 *
 * Looking up costs one map access; setting a file costs its own links.
 */
export class ProjectIndex implements ProjectFacts {
  readonly #files = new Map<string, FileEntry>();
  readonly #computes = new Map<string, Set<ProjectCompute>>();
  readonly #runs = new Map<string, Set<ProjectRun>>();
  /** By file, by folder with all below it, by folder alone. */
  readonly #environments = {
    file: new Map<string, Set<ProjectPlace>>(),
    buildContext: new Map<string, Set<ProjectPlace>>(),
    code: new Map<string, Set<ProjectPlace>>(),
  };

  /**
   * Replaces what is known from one file.
   *
   * @returns whether the links changed, so that other files have to be judged again
   */
  set(path: string, document: Document): boolean {
    const entry = entryOf(path, document);
    const before = this.#files.get(path);
    if (before !== undefined && JSON.stringify(before) === JSON.stringify(entry)) {
      return false;
    }
    const wasLinked = this.#forget(path);
    if (entry.computes.length === 0 && entry.runs.length === 0 && entry.sources.length === 0) {
      return wasLinked;
    }
    this.#files.set(path, entry);
    for (const compute of entry.computes) {
      add(this.#computes, compute.name.toLowerCase(), compute);
    }
    for (const { target, run } of entry.runs) {
      add(this.#runs, target, run);
    }
    for (const { of, target, environment } of entry.sources) {
      add(this.#environments[of], target, environment);
      if (of === 'file') {
        add(this.#environments.code, folderOf(target), environment);
      }
    }
    return true;
  }

  /** Forgets a file that is gone. @returns whether the links changed */
  delete(path: string): boolean {
    return this.#forget(path);
  }

  findComputes(name: string): readonly ProjectCompute[] {
    return [...(this.#computes.get(name.toLowerCase()) ?? [])];
  }

  findRuns(path: string): readonly ProjectRun[] {
    return [...(this.#runs.get(path) ?? [])];
  }

  findEnvironments(path: string): readonly ProjectPlace[] {
    const { file, buildContext, code } = this.#environments;
    const found = new Set([...(file.get(path) ?? []), ...(code.get(folderOf(path)) ?? [])]);
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      buildContext.get(folder)?.forEach((environment) => found.add(environment));
      if (folder === '') {
        return [...found];
      }
    }
  }

  /** Every file that some job runs. */
  get runPaths(): readonly string[] {
    return [...this.#runs.keys()];
  }

  #forget(path: string): boolean {
    const entry = this.#files.get(path);
    if (entry === undefined) {
      return false;
    }
    this.#files.delete(path);
    for (const compute of entry.computes) {
      remove(this.#computes, compute.name.toLowerCase(), compute);
    }
    for (const { target, run } of entry.runs) {
      remove(this.#runs, target, run);
    }
    for (const { of, target, environment } of entry.sources) {
      remove(this.#environments[of], target, environment);
      if (of === 'file') {
        remove(this.#environments.code, folderOf(target), environment);
      }
    }
    return true;
  }
}

function entryOf(path: string, document: Document): FileEntry {
  const place = (fact: Fact): ProjectPlace => ({
    path,
    start: document.lines.positionAt(fact.span.start),
    end: document.lines.positionAt(fact.span.end),
  });
  const computes: ProjectCompute[] = [];
  const runs: { target: string; run: ProjectRun }[] = [];
  const sources: FileEntry['sources'][number][] = [];
  for (const fact of document.facts) {
    if (fact.kind === 'computeDefinition' && fact.name.state === 'literal') {
      computes.push({ ...place(fact), name: fact.name.value, type: fact.type });
    } else if (fact.kind === 'codeRun') {
      for (const script of fact.scripts) {
        const target = joinPath(folderOf(path), fact.code ?? '', script);
        if (target !== undefined) {
          runs.push({ target, run: { ...place(fact), scoring: fact.scoring } });
        }
      }
    } else if (fact.kind === 'environmentSource') {
      const target = joinPath(folderOf(path), fact.path);
      if (target !== undefined) {
        sources.push({ of: fact.of, target, environment: place(fact) });
      }
    }
  }
  return { computes, runs, sources };
}

function add<T>(map: Map<string, Set<T>>, key: string, value: T): void {
  const set = map.get(key);
  if (set === undefined) {
    map.set(key, new Set([value]));
  } else {
    set.add(value);
  }
}

function remove<T>(map: Map<string, Set<T>>, key: string, value: T): void {
  const set = map.get(key);
  set?.delete(value);
  if (set?.size === 0) {
    map.delete(key);
  }
}
