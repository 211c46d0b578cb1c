import type { FileReference, ResourceKind } from '../facts/resource.js';
import type { ProjectPlace } from './project-facts.js';

/** A definition somewhere in the project; the place is that of its name. */
export interface ProjectDefinition extends ProjectPlace {
  readonly of: ResourceKind;
  readonly name?: string;
  readonly version?: string;
  readonly type?: string;
}

/** A place in the project that refers to a resource by name. */
export interface ProjectReference extends ProjectPlace {
  readonly to: ResourceKind;
  readonly name: string;
  readonly version?: string;
}

/** A place in the project that names another file or folder of it. */
export interface ProjectFileReference extends ProjectPlace {
  readonly as: FileReference['as'];
  /** Relative to the project's root, with `/`. */
  readonly target: string;
}

/**
 * The repository as a graph: jobs → components → environments → code folders → scripts → data; schedules → jobs;
 * endpoints → deployments → models. Names are compared without case. Answers from memory, in the order of paths and
 * places; an empty answer means "not known".
 */
export interface ProjectGraph {
  /** The definitions of one kind, of all names or of one. */
  findDefinitions(of: ResourceKind, name?: string): readonly ProjectDefinition[];
  /** The places that refer to a resource by its name. */
  findReferences(to: ResourceKind, name: string): readonly ProjectReference[];
  /** The places that name a file, or a folder that it stands in when `within` is set. */
  findFileReferences(target: string, options?: { readonly within?: boolean }): readonly ProjectFileReference[];
  /** What a file defines. */
  definitionsIn(path: string): readonly ProjectDefinition[];
  /** The files that a file needs, by path or by the name of what they define, through any number of steps. */
  dependenciesOf(path: string): readonly string[];
  /** The files that need a file, likewise. */
  dependentsOf(path: string): readonly string[];
}
