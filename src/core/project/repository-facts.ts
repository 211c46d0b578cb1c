import { parseImageReference } from '../facts/image-reference.js';
import { commonStages, type StageWords } from '../facts/stage.js';
import { chooseWorkspace } from './choose-workspace.js';
import type { ProjectPlace } from './project-facts.js';
import type {
  AskingFile,
  KnownCompute,
  KnownDatastore,
  KnownEndpoint,
  KnownEnvironment,
  KnownWorkspace,
  WorkspaceFacts,
} from './workspace-facts.js';

/**
 * What the other files of a repository say to one of them. A file of a stage is not told what another stage defines; of
 * two definitions that differ, for two workspaces perhaps, nothing is known.
 */
export class RepositoryFacts implements WorkspaceFacts {
  readonly #file: AskingFile;
  readonly #stages: StageWords;
  #workspace: { readonly chosen: KnownWorkspace | undefined } | undefined;

  constructor(file: AskingFile) {
    this.#file = file;
    this.#stages = file.stages ?? commonStages;
  }

  findCompute(name: string): KnownCompute | undefined {
    const found = this.#only(this.#file.project.findComputes(name));
    if (found === undefined) {
      return undefined;
    }
    const { type, hasIdentity, inVirtualNetwork, publicAddresses } = found;
    return {
      kind: kindOfType(type),
      ...(hasIdentity === undefined ? {} : { hasIdentity }),
      ...(inVirtualNetwork === undefined ? {} : { inVirtualNetwork }),
      ...(publicAddresses === undefined ? {} : { publicAddresses }),
      source: { is: 'file', place: placeOf(found) },
    };
  }

  findDatastore(name: string): KnownDatastore | undefined {
    const found = this.#only(this.#file.project.findDatastores(name));
    return found === undefined
      ? undefined
      : {
          store: found.store,
          credential: credentials[found.credential],
          source: { is: 'file', place: placeOf(found) },
        };
  }

  findEnvironment(name: string, version?: string): KnownEnvironment | undefined {
    const all = this.#file.project.findEnvironmentDefinitions(name);
    const found = this.#only(
      all.filter((one) => version === undefined || one.version === undefined || one.version === version),
    );
    if (found === undefined) {
      return undefined;
    }
    const registry = found.image === undefined ? undefined : parseImageReference(found.image)?.registry;
    return {
      ...(found.image === undefined ? {} : { image: found.image }),
      ...(registry === undefined ? {} : { registry }),
      source: { is: 'file', place: placeOf(found) },
    };
  }

  findEndpoint(name: string): KnownEndpoint | undefined {
    const found = this.#only(this.#file.project.findEndpoints(name));
    if (found === undefined) {
      return undefined;
    }
    const { publicNetworkAccess: access } = found;
    return {
      ...(access === undefined ? {} : { publicNetworkAccess: access }),
      source: { is: 'file', place: placeOf(found) },
    };
  }

  /** Asked for each fact by several rules, so that it is chosen once. */
  workspace(): KnownWorkspace | undefined {
    this.#workspace ??= { chosen: this.#chooseWorkspace() };
    return this.#workspace.chosen;
  }

  #chooseWorkspace(): KnownWorkspace | undefined {
    const { path, facts, project } = this.#file;
    const named = facts.flatMap((fact) => (fact.kind === 'workspaceUse' ? [fact.name] : []));
    const found = chooseWorkspace(path, named, project, this.#stages);
    if (found === undefined) {
      return undefined;
    }
    const { path: file, start, end, stage, ...settings } = found;
    return {
      ...settings,
      ...(stage === undefined ? {} : { production: stage === 'production' }),
      source: { is: 'file', place: { path: file, start, end }, workspace: found.name },
    };
  }

  /** The one definition that a file may be told of, if all that it may be told of agree. */
  #only<T extends ProjectPlace>(definitions: readonly T[]): T | undefined {
    const stage = this.#stages.ofFolders(this.#file.path);
    const [first, ...others] = definitions.filter(({ path }) => {
      const other = this.#stages.ofFolders(path);
      return path !== this.#file.path && (stage === undefined || other === undefined || other === stage);
    });
    return first !== undefined && others.every((other) => settingsOf(other) === settingsOf(first)) ? first : undefined;
  }
}

function settingsOf(definition: ProjectPlace): string {
  return JSON.stringify({ ...definition, path: '', start: '', end: '' }).toLowerCase();
}

const credentials = {
  accountKey: 'key',
  sas: 'sas',
  servicePrincipal: 'servicePrincipal',
  certificate: 'other',
  password: 'other',
} as const;

function kindOfType(type: string): NonNullable<KnownCompute['kind']> {
  switch (type) {
    case 'computeinstance':
      return 'instance';
    case 'amlcompute':
      return 'cluster';
    case 'kubernetes':
      return 'kubernetes';
    default:
      return 'other';
  }
}

function placeOf({ path, start, end }: ProjectPlace): ProjectPlace {
  return { path, start, end };
}
