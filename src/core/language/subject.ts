import type { Span } from '../documents/span.js';
import type { Fact } from '../facts/fact.js';
import type { FileReference, ResourceKind, ResourceReference } from '../facts/resource.js';
import { folderOf, joinPath } from '../project/project-path.js';
import type { HelpContext } from './help-context.js';

/** What somebody points at in a text. */
export type Subject = NamedResource | NamedFile;

/** A resource, at its definition or at a place that refers to it. */
export interface NamedResource {
  readonly is: 'resource';
  /** The name or reference as written. */
  readonly span: Span;
  readonly of: ResourceKind;
  readonly name: string;
  readonly version?: string;
  readonly label?: string;
  /** Whether this is the place that defines it. */
  readonly defines: boolean;
}

/** A file or folder of the repository, at a place that names it. */
export interface NamedFile {
  readonly is: 'file';
  readonly span: Span;
  /** Relative to the project's root, with `/`. */
  readonly path: string;
  readonly as: FileReference['as'];
}

/**
 * What stands at an offset, its end included: the cursor behind a name is at it. Of two places the shorter counts.
 */
export function findSubjectAt(file: SubjectFile, offset: number): Subject | undefined {
  let found: Fact | undefined;
  let length = Infinity;
  for (const fact of file.document.facts) {
    const span = spanOf(fact);
    if (span !== undefined && span.start <= offset && offset <= span.end && span.end - span.start < length) {
      found = fact;
      length = span.end - span.start;
    }
  }
  return found === undefined ? undefined : subjectOf(found, file);
}

/** Everything that a text defines and names, in the order of the places. */
export function subjectsIn(file: SubjectFile): readonly Subject[] {
  return file.document.facts.flatMap((fact) => subjectOf(fact, file) ?? []);
}

/** A text, and what tells which files the paths in it mean. */
export type SubjectFile = Pick<HelpContext, 'document' | 'path' | 'graph'>;

function spanOf(fact: Fact): Span | undefined {
  switch (fact.kind) {
    case 'resourceDefinition':
      return fact.name === undefined ? undefined : fact.head;
    case 'resourceReference':
    case 'fileReference':
      return fact.span;
    default:
      return undefined;
  }
}

function subjectOf(fact: Fact, file: SubjectFile): Subject | undefined {
  switch (fact.kind) {
    case 'resourceDefinition': {
      const { of, name, head: span } = fact;
      return name === undefined ? undefined : { is: 'resource', span, of, name, ...versionOf(fact), defines: true };
    }
    case 'resourceReference':
      return {
        is: 'resource',
        span: fact.span,
        of: fact.to,
        name: fact.name,
        ...versionOf(fact),
        defines: false,
      };
    case 'fileReference': {
      const path = meantBy(fact.path, file);
      return path === undefined ? undefined : { is: 'file', span: fact.span, path, as: fact.as };
    }
    default:
      return undefined;
  }
}

/** The file beside the text, unless the graph knows that the one at the project's root is meant. */
function meantBy(written: string, { path, graph }: SubjectFile): string | undefined {
  const beside = joinPath(folderOf(path), written);
  const atRoot = joinPath(written);
  const isAtRoot =
    atRoot !== undefined && atRoot !== beside && graph.findFileReferences(atRoot).some((each) => each.path === path);
  return isAtRoot ? atRoot : beside;
}

/** Whether two places mean the same resource, whatever its version, or the same file. */
export function isSame(a: Subject, b: Subject): boolean {
  return a.is === 'file'
    ? b.is === 'file' && a.path === b.path
    : b.is === 'resource' && a.of === b.of && a.name.toLowerCase() === b.name.toLowerCase();
}

function versionOf({
  version,
  label,
}: Partial<Pick<ResourceReference, 'version' | 'label'>>): Pick<NamedResource, 'version' | 'label'> {
  return { ...(version === undefined ? {} : { version }), ...(label === undefined ? {} : { label }) };
}
