import { Unread } from '../../snapshot/reading.js';
import { Gone, type Resource } from '../../snapshot/resource.js';

/** What a workspace names as its own, with the words for it. */
export const associated = {
  storageAccount: 'storage account',
  keyVault: 'key vault',
  containerRegistry: 'container registry',
  applicationInsights: 'Application Insights',
} as const;

export interface Associated {
  /** "key vault", or "workspace" for the workspace itself. */
  readonly title: string;
  readonly id: string;
}

/** The resources that a workspace names, without those that it does not have. @throws Unread */
export function associatedWith(workspace: Resource): readonly Associated[] {
  return Object.entries(associated).flatMap(([property, title]) => {
    const id = workspace.text(`properties.${property}`);
    return id === undefined || id === '' ? [] : [{ title, id }];
  });
}

/** The workspace, its storage account, key vault and registry: what data and secrets pass through. @throws Unread */
export function chainOf(workspace: Resource): readonly Associated[] {
  return [
    { title: 'workspace', id: workspace.id },
    ...associatedWith(workspace).filter(({ title }) => title !== associated.applicationInsights),
  ];
}

/** What several readings gave, and the first that could not be read. */
export interface Gathered<T> {
  readonly found: readonly T[];
  readonly unread?: Unread;
}

/**
 * Reads from each, also when one of them cannot be read, so that what is certainly wrong in the others is said; what
 * does not exist any more is left out. To pass, a check throws `unread` first.
 */
export function gather<S, T>(from: readonly S[], read: (source: S) => readonly T[]): Gathered<T> {
  const found: T[] = [];
  let unread: Unread | undefined;
  for (const source of from) {
    try {
      found.push(...read(source));
    } catch (error) {
      if (error instanceof Unread) {
        unread ??= error;
      } else if (!(error instanceof Gone)) {
        throw error;
      }
    }
  }
  return unread === undefined ? { found } : { found, unread };
}
