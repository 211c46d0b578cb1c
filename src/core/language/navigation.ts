import type { ProjectPlace } from '../project/project-facts.js';
import type { ProjectDefinition, ProjectGraph } from '../project/graph.js';
import type { NamedResource, Subject } from './subject.js';

/** Where something is defined: a place in a file, or a whole file or folder of the project. */
export type DefinitionTarget =
  { readonly is: 'place'; readonly place: ProjectPlace } | { readonly is: 'file'; readonly path: string };

/** Where what somebody points at is defined; empty where that is not known. */
export function findDefinitionTargets(subject: Subject, graph: ProjectGraph): readonly DefinitionTarget[] {
  if (subject.is === 'file') {
    return [{ is: 'file', path: subject.path }];
  }
  return definitionsOf(subject, graph).map((place) => ({ is: 'place', place }));
}

/**
 * The definitions of a resource. Where the version is named and some definition has it, the others are left out.
 */
export function definitionsOf(resource: NamedResource, graph: ProjectGraph): readonly ProjectDefinition[] {
  const all = graph.findDefinitions(resource.of, resource.name);
  const exact = all.filter(({ version }) => version === resource.version);
  return resource.version === undefined || exact.length === 0 ? all : exact;
}

/**
 * All places that use what somebody points at, of every version: by its name, and by the file that defines it.
 *
 * @param withDefinitions whether the places that define it count too
 * @returns each place once, in the order of paths and lines
 */
export function findUses(subject: Subject, graph: ProjectGraph, withDefinitions: boolean): readonly ProjectPlace[] {
  if (subject.is === 'file') {
    return inOrder(graph.findFileReferences(subject.path));
  }
  const definitions = graph.findDefinitions(subject.of, subject.name);
  // A file that defines several resources is named for all of them.
  const files = new Set(definitions.map(({ path }) => path));
  const byFile = [...files].flatMap((path) => graph.findFileReferences(path).filter(({ as }) => as === subject.of));
  return inOrder([
    ...(withDefinitions ? definitions : []),
    ...graph.findReferences(subject.of, subject.name),
    ...byFile,
  ]);
}

function inOrder(places: readonly ProjectPlace[]): readonly ProjectPlace[] {
  const unique = new Map(places.map((place) => [`${place.path} ${place.start.line} ${place.start.character}`, place]));
  return [...unique.values()].sort(
    (a, b) =>
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
      a.start.line - b.start.line ||
      a.start.character - b.start.character,
  );
}
