import { parentId } from '../resource-id.js';
import type { SnapshotView } from './snapshot-view.js';

/** The reading that holds a resource: its own, else the list that it is an element of, else where it would stand. */
export function readingWith(id: string, view: SnapshotView): string {
  const list = id.replace(/\/[^/]+$/, '');
  return [id, list, parentId(id)].find((path) => path.includes('/') && view.reading(path).is === 'read') ?? id;
}
