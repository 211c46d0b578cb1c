import type { Position } from '../documents/line-index.js';
import type { Datastore, DatastoreCredential } from '../facts/datastore.js';
import type { Stage } from '../facts/stage.js';
import type { WorkspaceUse } from '../facts/workspace-use.js';

/** A fact's place in another file of the project. */
export interface ProjectPlace {
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}

export interface ProjectCompute extends ProjectPlace {
  readonly name: string;
  /** Lower case, as in the CLI's `type`: `computeinstance`, `amlcompute`, … */
  readonly type: string;
  /** Absent where the definition does not say, or leaves it to what it does not show. */
  readonly hasIdentity?: boolean;
  readonly inVirtualNetwork?: boolean;
  readonly publicAddresses?: boolean;
}

export interface ProjectRun extends ProjectPlace {
  /** Whether the file is run as a scoring script. */
  readonly scoring: boolean;
}

/** A datastore that is read with credentials. */
export interface ProjectDatastore extends ProjectPlace {
  readonly store: Datastore['store'];
  readonly credential: DatastoreCredential;
}

/** An online endpoint that a file defines. */
export interface ProjectEndpoint extends ProjectPlace {
  /** Absent where it is left to the service or computed. */
  readonly publicNetworkAccess?: boolean;
}

/** An environment that a file defines. */
export interface ProjectEnvironment extends ProjectPlace {
  readonly version?: string;
  /** As written; absent for one that is built from a Dockerfile. */
  readonly image?: string;
}

/** A workspace that a file defines; what is absent is left to the service or computed. */
export interface ProjectWorkspace extends ProjectPlace {
  readonly name: string;
  readonly resourceGroup?: string;
  readonly publicNetworkAccess?: boolean;
  readonly isolatedEgress?: boolean;
  readonly approvedHosts?: readonly string[];
  readonly highBusinessImpact?: boolean;
  readonly customerManagedKey?: boolean;
  readonly forcesIdentityDatastores?: boolean;
  /** What its name, its tags or its path say. */
  readonly stage?: Stage;
}

/** A `config.json` of the SDK, which names the workspace for the folder that it stands in and all below. */
export interface ProjectConfiguration extends ProjectPlace {
  readonly folder: string;
  readonly name: string;
}

/** A place that names a workspace for one stage. */
export type ProjectWorkspaceUse = ProjectPlace &
  Pick<WorkspaceUse, 'name' | 'resourceGroup' | 'subscription' | 'stage'>;

/**
 * What the other files of the repository say. Answers from memory; an empty answer means "not known", never "no".
 */
export interface ProjectFacts {
  /** The definitions of a compute target of that name, compared without case. */
  findComputes(name: string): readonly ProjectCompute[];
  /** The jobs, components and deployments that run the file at `path`. */
  findRuns(path: string): readonly ProjectRun[];
  /**
   * The environments and jobs that a conda file, requirements file or Dockerfile belongs to: it is named, stands in a
   * folder that is named, or stands beside one that is named.
   */
  findEnvironments(path: string): readonly ProjectPlace[];
  /** The places that name a workspace of that name, compared without case, for a stage that they say. */
  findWorkspaceUses(name: string): readonly ProjectWorkspaceUse[];
  /** The definitions of a datastore of that name that hold credentials, compared without case. */
  findDatastores(name: string): readonly ProjectDatastore[];
  /** The schedules that run the job in the file at `path`. */
  findSchedules(path: string): readonly ProjectPlace[];
  /** The definitions of an online endpoint of that name, compared without case. */
  findEndpoints(name: string): readonly ProjectEndpoint[];
  /** The definitions of an environment of that name, compared without case. */
  findEnvironmentDefinitions(name: string): readonly ProjectEnvironment[];
  /** All definitions of workspaces. */
  findWorkspaces(): readonly ProjectWorkspace[];
  /** The nearest configuration of the SDK in the folders around a file. */
  findConfiguration(path: string): ProjectConfiguration | undefined;
  /** What a file defines, in the order of places. */
  definitionsIn(path: string): readonly ProjectPlace[];
  /** Whether some configuration, pipeline or setting of the project names another workspace than this. */
  namesOtherWorkspace(name: string): boolean;
}

/** Knows nothing; for a single file without its repository. */
export const noProject: ProjectFacts = {
  findComputes: () => [],
  findRuns: () => [],
  findEnvironments: () => [],
  findWorkspaceUses: () => [],
  findDatastores: () => [],
  findSchedules: () => [],
  findEndpoints: () => [],
  findEnvironmentDefinitions: () => [],
  findWorkspaces: () => [],
  findConfiguration: () => undefined,
  definitionsIn: () => [],
  namesOtherWorkspace: () => false,
};
