import type { Position } from '../documents/line-index.js';
import type { Datastore, DatastoreCredential } from '../facts/datastore.js';
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
}

/** Knows nothing; for a single file without its repository. */
export const noProject: ProjectFacts = {
  findComputes: () => [],
  findRuns: () => [],
  findEnvironments: () => [],
  findWorkspaceUses: () => [],
  findDatastores: () => [],
  findSchedules: () => [],
};
