import { Unread, type UnreadReason } from '../snapshot/reading.js';
import { Gone } from '../snapshot/resource.js';

/** What came of a look at the snapshot: a value, or why there is none. */
export type Attempt<T> =
  | { readonly is: 'known'; readonly value: T }
  | { readonly is: 'unread'; readonly reason: UnreadReason }
  | { readonly is: 'gone' };

/** Looks something up, and keeps what is thrown where nothing is known. */
export function attempt<T>(look: () => T): Attempt<T> {
  try {
    return { is: 'known', value: look() };
  } catch (error) {
    if (error instanceof Unread) {
      return { is: 'unread', reason: error.reason };
    }
    if (error instanceof Gone) {
      return { is: 'gone' };
    }
    throw error;
  }
}

/** The value, or what to take in its place. */
export function known<T, Other>(of: Attempt<T>, otherwise: Other): T | Other {
  return of.is === 'known' ? of.value : otherwise;
}
