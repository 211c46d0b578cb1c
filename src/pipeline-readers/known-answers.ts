import { Unread } from '../posture/snapshot/reading.js';
import type { Resource } from '../posture/snapshot/resource.js';
import type { SnapshotView } from '../posture/snapshot/snapshot-view.js';

/** The most elements of one list that more is asked about; what is beyond stays unknown. */
const mostFollowed = 200;

export function isRead(view: SnapshotView, path: string): boolean {
  return view.reading(path).is === 'read';
}

/** Whether a question has had its turn, whatever came of it. */
export function isAsked(view: SnapshotView, path: string): boolean {
  const reading = view.reading(path);
  return reading.is !== 'unreadable' || reading.reason.code !== 'not-read';
}

/** The elements of a list that was read; none otherwise. */
export function elementsOf(view: SnapshotView, path: string): readonly Resource[] {
  return isRead(view, path) ? view.things(path, '', '').slice(0, mostFollowed) : [];
}

export function idsOf(view: SnapshotView, path: string): readonly string[] {
  return elementsOf(view, path).map(({ id }) => id.split('/').at(-1) ?? '');
}

/** A field of an answer; `undefined` where it is not known. */
export function textAt(view: SnapshotView, path: string, field: string): string | undefined {
  try {
    return isRead(view, path) ? view.thing(path, { type: '', name: '' }).text(field) : undefined;
  } catch (error) {
    if (error instanceof Unread) {
      return undefined;
    }
    throw error;
  }
}
