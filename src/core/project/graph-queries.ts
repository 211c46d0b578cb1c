import type { ResourceKind } from '../facts/resource.js';
import type { ProjectDefinition, ProjectFileReference, ProjectGraph, ProjectReference } from './graph.js';
import type { KnownFiles } from './known-files.js';
import type { LinkTable } from './link-table.js';
import { keyOfResource, type Link, type NamedFile } from './link.js';
import { folderOf } from './project-path.js';

/** Answers what the graph is asked from the links that files have. */
export class GraphQueries implements ProjectGraph {
  constructor(
    private readonly table: LinkTable,
    private readonly files: KnownFiles,
    private readonly linksOf: (path: string) => readonly Link[],
  ) {}

  findDefinitions(of: ResourceKind, name?: string): readonly ProjectDefinition[] {
    return this.table.find('definition', name === undefined ? of : keyOfResource(of, name));
  }

  findReferences(to: ResourceKind, name: string): readonly ProjectReference[] {
    return this.table.find('reference', keyOfResource(to, name));
  }

  findFileReferences(
    target: string,
    { within = false }: { readonly within?: boolean } = {},
  ): readonly ProjectFileReference[] {
    const found = [...this.#naming(target)];
    for (let folder = target; within && folder !== '';) {
      folder = folderOf(folder);
      found.push(...this.#naming(folder));
    }
    return within ? found.sort(inOrder) : found;
  }

  definitionsIn(path: string): readonly ProjectDefinition[] {
    const found = this.linksOf(path).flatMap((link) =>
      link.kind === 'definition' && link.key === link.value.of ? [link.value] : [],
    );
    return found.sort(inOrder);
  }

  dependenciesOf(path: string): readonly string[] {
    return closure(path, (file) => this.#neededBy(file));
  }

  dependentsOf(path: string): readonly string[] {
    return closure(path, (file) => this.#needing(file));
  }

  #naming(target: string): readonly ProjectFileReference[] {
    return this.table
      .find('file', target)
      .filter((named) => this.#meant(named) === target)
      .map(({ reference }) => ({ ...reference, target }));
  }

  /** The file or folder that a path means: the one that is there, else the one beside the file that names it. */
  #meant({ beside, atRoot }: NamedFile): string | undefined {
    if (atRoot === undefined || (beside !== undefined && this.files.has(beside))) {
      return beside;
    }
    return this.files.has(atRoot) ? atRoot : (beside ?? atRoot);
  }

  #neededBy(path: string): readonly string[] {
    return this.linksOf(path).flatMap((link): readonly string[] => {
      switch (link.kind) {
        case 'file': {
          const meant = this.#meant(link.value);
          // A folder is no file that could be opened; what is run in it is named by itself.
          return meant === link.key && (this.files.hasFile(meant) || !this.files.has(meant)) ? [meant] : [];
        }
        case 'reference':
          return this.#defining(path, link.value);
        default:
          return [];
      }
    });
  }

  #needing(path: string): readonly string[] {
    const byPath = this.#naming(path).map((reference) => reference.path);
    const byName = this.definitionsIn(path).flatMap(({ of, name }) =>
      name === undefined
        ? []
        : this.findReferences(of, name)
            .filter((reference) => this.#defining(reference.path, reference).includes(path))
            .map((reference) => reference.path),
    );
    return [...byPath, ...byName];
  }

  /** The files that define what a reference means: the version that it names, where versions are written. */
  #defining(path: string, { to, name, version }: Pick<ProjectReference, 'to' | 'name' | 'version'>): readonly string[] {
    return this.findDefinitions(to, name)
      .filter(
        (definition) =>
          (version === undefined || definition.version === undefined || definition.version === version) &&
          (to !== 'deployment' || this.#isOfSameEndpoint(path, definition.path)),
      )
      .map((definition) => definition.path);
  }

  // Deployments are called `blue` everywhere: their names are unique within their endpoint only.
  #isOfSameEndpoint(path: string, deployment: string): boolean {
    const endpoints = this.#endpointsOf(path);
    return path === deployment || [...this.#endpointsOf(deployment)].some((endpoint) => endpoints.has(endpoint));
  }

  #endpointsOf(path: string): ReadonlySet<string> {
    return new Set(
      this.linksOf(path).flatMap((link) =>
        (link.kind === 'reference' || link.kind === 'definition') && link.key.startsWith('endpoint ') ? [link.key] : [],
      ),
    );
  }
}

/** All that can be reached from `start`, in the order of paths, without itself. */
function closure(start: string, next: (path: string) => readonly string[]): readonly string[] {
  const seen = new Set([start]);
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const found of next(path)) {
      if (!seen.has(found)) {
        seen.add(found);
        open.push(found);
      }
    }
  }
  seen.delete(start);
  return [...seen].sort();
}

function inOrder(one: ProjectReferencePlace, other: ProjectReferencePlace): number {
  return (
    (one.path < other.path ? -1 : one.path > other.path ? 1 : 0) ||
    one.start.line - other.start.line ||
    one.start.character - other.start.character
  );
}

type ProjectReferencePlace = Pick<ProjectReference, 'path' | 'start'>;
