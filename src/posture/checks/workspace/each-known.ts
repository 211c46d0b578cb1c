import { Unread } from '../../snapshot/reading.js';

/** What could be read of each of several things, and why one of them could not. */
export interface Known<R> {
  readonly known: readonly R[];
  /** The first that is not known. */
  readonly unread?: Unread;
}

/** Reads each item, so that what is certain of one of them is not hidden by another that cannot be read. */
export function eachKnown<T, R>(items: readonly T[], read: (item: T) => R): Known<R> {
  const known: R[] = [];
  let unread: Unread | undefined;
  for (const item of items) {
    try {
      known.push(read(item));
    } catch (error) {
      if (!(error instanceof Unread)) {
        throw error;
      }
      unread ??= error;
    }
  }
  return unread === undefined ? { known } : { known, unread };
}
