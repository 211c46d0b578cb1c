import type { Document } from '../documents/document.js';
import type { Fact } from '../facts/fact.js';
import type { EnvironmentSource } from '../facts/environment-source.js';
import { stageOfPath } from '../facts/stage.js';
import type {
  ProjectCompute,
  ProjectDatastore,
  ProjectFacts,
  ProjectPlace,
  ProjectRun,
  ProjectWorkspaceUse,
} from './project-facts.js';
import { folderOf, joinPath } from './project-path.js';

interface FileEntry {
  readonly computes: readonly ProjectCompute[];
  readonly runs: readonly { readonly target: string; readonly run: ProjectRun }[];
  readonly sources: readonly {
    readonly of: EnvironmentSource['of'];
    readonly target: string;
    readonly environment: ProjectPlace;
  }[];
  readonly datastores: readonly { readonly name: string; readonly datastore: ProjectDatastore }[];
  readonly workspaces: readonly ProjectWorkspaceUse[];
  readonly schedules: readonly { readonly target: string; readonly schedule: ProjectPlace }[];
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
  readonly #datastores = new Map<string, Set<ProjectDatastore>>();
  readonly #workspaces = new Map<string, Set<ProjectWorkspaceUse>>();
  readonly #schedules = new Map<string, Set<ProjectPlace>>();
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
    if (Object.values(entry).every((links: readonly unknown[]) => links.length === 0)) {
      return wasLinked;
    }
    this.#files.set(path, entry);
    for (const compute of entry.computes) {
      add(this.#computes, compute.name.toLowerCase(), compute);
    }
    for (const { target, run } of entry.runs) {
      add(this.#runs, target, run);
    }
    for (const { name, datastore } of entry.datastores) {
      add(this.#datastores, name.toLowerCase(), datastore);
    }
    for (const use of entry.workspaces) {
      add(this.#workspaces, use.name.toLowerCase(), use);
    }
    for (const { target, schedule } of entry.schedules) {
      add(this.#schedules, target, schedule);
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
    return inOrder(this.#computes.get(name.toLowerCase()));
  }

  findRuns(path: string): readonly ProjectRun[] {
    return inOrder(this.#runs.get(path));
  }

  findEnvironments(path: string): readonly ProjectPlace[] {
    const { file, buildContext, code } = this.#environments;
    const found = new Set([...(file.get(path) ?? []), ...(code.get(folderOf(path)) ?? [])]);
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      buildContext.get(folder)?.forEach((environment) => found.add(environment));
      if (folder === '') {
        return inOrder(found);
      }
    }
  }

  findDatastores(name: string): readonly ProjectDatastore[] {
    return inOrder(this.#datastores.get(name.toLowerCase()));
  }

  findWorkspaceUses(name: string): readonly ProjectWorkspaceUse[] {
    return inOrder(this.#workspaces.get(name.toLowerCase()));
  }

  findSchedules(path: string): readonly ProjectPlace[] {
    return inOrder(this.#schedules.get(path));
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
    for (const { name, datastore } of entry.datastores) {
      remove(this.#datastores, name.toLowerCase(), datastore);
    }
    for (const use of entry.workspaces) {
      remove(this.#workspaces, use.name.toLowerCase(), use);
    }
    for (const { target, schedule } of entry.schedules) {
      remove(this.#schedules, target, schedule);
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
  const datastores: FileEntry['datastores'][number][] = [];
  const workspaces: ProjectWorkspaceUse[] = [];
  const schedules: FileEntry['schedules'][number][] = [];
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
    } else if (fact.kind === 'datastore' && fact.name !== undefined) {
      const { name, store, credential } = fact;
      datastores.push({ name, datastore: { ...place(fact), store, credential } });
    } else if (fact.kind === 'workspaceUse') {
      const { name, resourceGroup, subscription } = fact;
      const stage = fact.stage ?? stageOfPath(path);
      if (stage !== undefined) {
        workspaces.push({
          ...place(fact),
          name,
          stage,
          ...(resourceGroup === undefined ? {} : { resourceGroup }),
          ...(subscription === undefined ? {} : { subscription }),
        });
      }
    } else if (fact.kind === 'scheduledJob') {
      const target = joinPath(folderOf(path), fact.path);
      if (target !== undefined) {
        schedules.push({ target, schedule: place(fact) });
      }
    }
  }
  return { computes, runs, sources, datastores, workspaces, schedules };
}

// Hosts learn of files in different orders, and what is said of the first of several has to be the same in all.
function inOrder<T extends ProjectPlace>(places: ReadonlySet<T> | undefined): readonly T[] {
  return [...(places ?? [])].sort(
    (a, b) =>
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
      a.start.line - b.start.line ||
      a.start.character - b.start.character,
  );
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
