import type { ResourceKind } from '../facts/resource.js';
import type { ProjectDefinition, ProjectFileReference, ProjectReference } from './graph.js';
import type {
  ProjectCompute,
  ProjectConfiguration,
  ProjectDatastore,
  ProjectEndpoint,
  ProjectEnvironment,
  ProjectPlace,
  ProjectRun,
  ProjectWorkspace,
  ProjectWorkspaceUse,
} from './project-facts.js';

/** A path that a file names, before it is known which file or folder is meant. */
export interface NamedFile {
  readonly reference: Omit<ProjectFileReference, 'target'>;
  /** As seen from the folder of the file that names it. */
  readonly beside?: string;
  /** As seen from the project's root, where programs are often started; absent where that cannot be meant. */
  readonly atRoot?: string;
}

/** What each kind of link says, by the kind; in the comment what it is looked up by. */
export interface LinkValues {
  /** Its name. */
  readonly compute: ProjectCompute;
  /** Its name. */
  readonly datastore: ProjectDatastore;
  /** Its name. */
  readonly endpoint: ProjectEndpoint;
  /** Its name. */
  readonly environment: ProjectEnvironment;
  /** The workspace's name. */
  readonly workspaceUse: ProjectWorkspaceUse;
  /** Nothing. */
  readonly workspace: ProjectWorkspace;
  /** The folder that it holds for. */
  readonly configuration: ProjectConfiguration;
  /** The script's path. */
  readonly run: ProjectRun;
  /** The job's path. */
  readonly schedule: ProjectPlace;
  /** The path of a file that an environment is made of. */
  readonly sourceFile: ProjectPlace;
  /** A folder that an image is built in, with all below it. */
  readonly buildFolder: ProjectPlace;
  /** A folder that is uploaded or holds a file of an environment; what stands directly in it counts. */
  readonly codeFolder: ProjectPlace;
  /** Kind and name, and the kind alone. */
  readonly definition: ProjectDefinition;
  /** Kind and name. */
  readonly reference: ProjectReference;
  /** Each path that can be meant. */
  readonly file: NamedFile;
}

export type LinkKind = keyof LinkValues;

/** One thing that a file says to others. */
export type Link = {
  readonly [K in LinkKind]: { readonly kind: K; readonly key: string; readonly value: LinkValues[K] };
}[LinkKind];

/** Names are compared without case. */
export function keyOfName(name: string): string {
  return name.toLowerCase();
}

export function keyOfResource(of: ResourceKind, name: string): string {
  return `${of} ${name.toLowerCase()}`;
}
