import { languageOf } from '../documents/detect.js';
import type { ResourceKind } from '../facts/resource.js';
import { type OwnStages, stageWords } from '../facts/stage.js';
import { readConfiguration } from './configuration-link.js';
import { chooseWorkspace } from './choose-workspace.js';
import { type ChangedKey, changedKeys } from './changed-keys.js';
import { GraphQueries } from './graph-queries.js';
import type { ProjectDefinition, ProjectFileReference, ProjectGraph, ProjectReference } from './graph.js';
import { KnownFiles } from './known-files.js';
import { LinkTable } from './link-table.js';
import { keyOfName, type Link, type LinkKind } from './link.js';
import type {
  ProjectCompute,
  ProjectConfiguration,
  ProjectDatastore,
  ProjectEndpoint,
  ProjectEnvironment,
  ProjectFacts,
  ProjectPlace,
  ProjectRun,
  ProjectWorkspace,
  ProjectWorkspaceUse,
} from './project-facts.js';
import { folderOf, foldersAround } from './project-path.js';
import type { LinkSource } from './read-for-links.js';
import { readAsked, readLinks } from './read-links.js';

/** What a change of one file's links means for others. */
export interface LinkChange {
  /**
   * The other files whose findings can depend on what changed, in the order of paths: known ones, and scripts, jobs and
   * files of environments that the changed file names or named.
   */
  readonly affected: readonly string[];
}

/** What one file says of others: plain data, which can be handed from thread to thread. */
export interface FileEntry {
  readonly links: readonly Link[];
  /** What it asks others for by name. */
  readonly asked: ReadonlySet<string>;
  /** The workspaces that it names itself. */
  readonly workspaces: readonly string[];
  /** The project's words for stages that it was read with, where it has any. */
  readonly stages?: OwnStages;
}

/**
 * Reads what a file says of others.
 *
 * @param own the project's words for stages, beside the common ones (default: none)
 */
export function readEntry(path: string, document: LinkSource, own: OwnStages = noStages): FileEntry {
  const links = readLinks(path, document, stageWords(own));
  const workspaces = links.flatMap((link) => (link.kind === 'workspaceUse' ? [link.value.name] : []));
  const read = { links, asked: readAsked(path, document.facts), workspaces };
  return own === noStages ? read : { ...read, stages: own };
}

/** The same of a `config.json` of the SDK; a file that is none says nothing. */
export function readConfigurationEntry(path: string, text: string): FileEntry {
  return { ...nothing, links: readConfiguration(path, text) };
}

const noStages: OwnStages = {};

const nothing: FileEntry = { links: [], asked: new Set(), workspaces: [] };

/**
 * What links the files of one repository, kept file by file so that an edit replaces one file's share only.
 *
 * Looking up costs one map access; setting a file costs its own links, and a look at who asked for what changed.
 */
export class ProjectIndex implements ProjectFacts, ProjectGraph {
  readonly #entries = new Map<string, FileEntry>();
  readonly #table = new LinkTable();
  readonly #files = new KnownFiles();
  /** The files that ask for a name, by `kind key`. */
  readonly #asking = new Map<string, Set<string>>();
  readonly #graph = new GraphQueries(this.#table, this.#files, (path) => this.#entries.get(path)?.links ?? []);

  /**
   * Replaces what is known from one file.
   *
   * @param own the project's words for stages, beside the common ones (default: none)
   * @returns what changed for others, or `undefined` when the links are what they were
   */
  set(path: string, document: LinkSource, own?: OwnStages): LinkChange | undefined {
    return this.setEntry(path, readEntry(path, document, own));
  }

  /** The same for a file that was read elsewhere. */
  setEntry(path: string, entry: FileEntry): LinkChange | undefined {
    return this.#replace(path, entry);
  }

  /**
   * The same without a look at whom it affects, which costs more the more files there are: for the first reading of a
   * whole folder, after which everybody is told.
   */
  fill(path: string, entry: FileEntry): void {
    this.#put(path, this.#entries.get(path) ?? nothing, entry);
  }

  /** Replaces what is known from a `config.json` of the SDK; a file that is none says nothing. */
  setConfiguration(path: string, text: string): LinkChange | undefined {
    return this.#replace(path, readConfigurationEntry(path, text));
  }

  /** Forgets a file that is gone. @returns what changed for others */
  delete(path: string): LinkChange | undefined {
    return this.#entries.has(path) ? this.#replace(path, undefined) : undefined;
  }

  findComputes(name: string): readonly ProjectCompute[] {
    return this.#table.find('compute', keyOfName(name));
  }

  findRuns(path: string): readonly ProjectRun[] {
    return this.#table.find('run', path);
  }

  findEnvironments(path: string): readonly ProjectPlace[] {
    const folder = folderOf(path);
    const found = new Set([...this.#table.find('sourceFile', path), ...this.#table.find('codeFolder', folder)]);
    if (this.#table.has('buildFolder')) {
      for (const around of foldersAround(path)) {
        this.#table.find('buildFolder', around).forEach((environment) => found.add(environment));
      }
    }
    return [...found];
  }

  findDatastores(name: string): readonly ProjectDatastore[] {
    return this.#table.find('datastore', keyOfName(name));
  }

  findWorkspaceUses(name: string): readonly ProjectWorkspaceUse[] {
    return this.#table.find('workspaceUse', keyOfName(name)).filter(({ stage }) => stage !== undefined);
  }

  findSchedules(path: string): readonly ProjectPlace[] {
    return this.#table.find('schedule', path);
  }

  findEndpoints(name: string): readonly ProjectEndpoint[] {
    return this.#table.find('endpoint', keyOfName(name));
  }

  findEnvironmentDefinitions(name: string): readonly ProjectEnvironment[] {
    return this.#table.find('environment', keyOfName(name));
  }

  findWorkspaces(): readonly ProjectWorkspace[] {
    return this.#table.find('workspace', '');
  }

  findConfiguration(path: string): ProjectConfiguration | undefined {
    if (!this.#table.has('configuration')) {
      return undefined;
    }
    for (const folder of foldersAround(path)) {
      const [configuration] = this.#table.find('configuration', folder);
      if (configuration !== undefined) {
        return configuration;
      }
    }
    return undefined;
  }

  namesOtherWorkspace(name: string): boolean {
    const key = keyOfName(name);
    for (const used of this.#table.keys('workspaceUse')) {
      if (used !== key) {
        return true;
      }
    }
    for (const folder of this.#table.keys('configuration')) {
      if (this.#table.find('configuration', folder).some((one) => keyOfName(one.name) !== key)) {
        return true;
      }
    }
    return false;
  }

  findDefinitions(of: ResourceKind, name?: string): readonly ProjectDefinition[] {
    return this.#graph.findDefinitions(of, name);
  }

  findReferences(to: ResourceKind, name: string): readonly ProjectReference[] {
    return this.#graph.findReferences(to, name);
  }

  findFileReferences(target: string, options?: { readonly within?: boolean }): readonly ProjectFileReference[] {
    return this.#graph.findFileReferences(target, options);
  }

  definitionsIn(path: string): readonly ProjectDefinition[] {
    return this.#graph.definitionsIn(path);
  }

  dependenciesOf(path: string): readonly string[] {
    return this.#graph.dependenciesOf(path);
  }

  dependentsOf(path: string): readonly string[] {
    return this.#graph.dependentsOf(path);
  }

  /** Every file that some job runs. */
  get runPaths(): readonly string[] {
    return [...this.#table.keys('run')];
  }

  /** Every file that was set and is not gone. */
  get paths(): readonly string[] {
    return [...this.#entries.keys()];
  }

  #replace(path: string, entry: FileEntry | undefined): LinkChange | undefined {
    const before = this.#entries.get(path) ?? nothing;
    const after = entry ?? nothing;
    const changed = changedKeys(before.links, after.links);
    const telling = changed.some(({ kind }) => tellsOfWorkspaces.has(kind));
    const told = telling ? this.#toldWorkspaces() : undefined;
    this.#put(path, before, entry);
    if (changed.length === 0) {
      return undefined;
    }
    const affected = new Set(changed.flatMap((link) => this.#affectedBy(link)));
    if (changed.some(({ kind }) => kind === 'definition')) {
      this.#asking.get(`definition in ${path}`)?.forEach((file) => affected.add(file));
    }
    if (told !== undefined) {
      const now = this.#toldWorkspaces();
      for (const file of [...told.keys(), ...now.keys()]) {
        if ((told.get(file) ?? toldNothing) !== (now.get(file) ?? toldNothing)) {
          affected.add(file);
        }
      }
    }
    affected.delete(path);
    return { affected: [...affected].sort() };
  }

  #put(path: string, before: FileEntry, entry: FileEntry | undefined): void {
    this.#forget(path, before);
    if (entry === undefined) {
      this.#entries.delete(path);
      this.#files.delete(path);
    } else {
      this.#entries.set(path, entry);
      this.#files.add(path);
    }
    this.#table.add(path, (entry ?? nothing).links);
    for (const name of (entry ?? nothing).asked) {
      const asking = this.#asking.get(name);
      if (asking === undefined) {
        this.#asking.set(name, new Set([path]));
      } else {
        asking.add(path);
      }
    }
  }

  #forget(path: string, { links, asked }: FileEntry): void {
    this.#table.remove(path, links);
    for (const name of asked) {
      const asking = this.#asking.get(name);
      asking?.delete(path);
      if (asking?.size === 0) {
        this.#asking.delete(name);
      }
    }
  }

  #affectedBy({ kind, key }: ChangedKey): readonly string[] {
    switch (kind) {
      case 'run':
      case 'schedule':
      case 'sourceFile':
        return [key];
      case 'codeFolder':
        return [...this.#files].filter((file) => folderOf(file) === key && mayBeCarried(file));
      case 'buildFolder':
        return [...this.#files].filter((file) => (key === '' || file.startsWith(`${key}/`)) && mayBeCarried(file));
      default:
        return [...(this.#asking.get(`${kind} ${key}`) ?? [])];
    }
  }

  /** What each file is told of its workspace, as text; nothing while no file defines one. */
  #toldWorkspaces(): ReadonlyMap<string, string> {
    const told = new Map<string, string>();
    if (this.#table.has('workspace')) {
      for (const [path, { workspaces, stages = noStages }] of this.#entries) {
        told.set(path, textOf(chooseWorkspace(path, workspaces, this, stageWords(stages))));
      }
    }
    return told;
  }
}

const tellsOfWorkspaces: ReadonlySet<LinkKind> = new Set<LinkKind>(['workspace', 'configuration', 'workspaceUse']);

function textOf(workspace: ProjectWorkspace | undefined): string {
  return JSON.stringify([workspace]);
}

const toldNothing = textOf(undefined);

// A conda file, a list of packages or a Dockerfile reads differently where an environment is made of it.
function mayBeCarried(path: string): boolean {
  const language = languageOf(path);
  return language === 'yaml' || language === 'requirements' || language === 'dockerfile';
}
