import type { Span } from '../documents/span.js';
import type { ResourceKind } from '../facts/resource.js';

/** A place in a text where a name of Azure ML is being written. */
export interface NameSlot {
  readonly kinds: readonly ResourceKind[];
  /**
   * How a name is written there:
   * - `name`: as it is;
   * - `versioned`: with its version, where its kind has versions;
   * - `reference`: like that, behind `azureml:`;
   * - `address`: a reference, or of a datastore the address of a folder in it.
   */
  readonly form: 'name' | 'versioned' | 'reference' | 'address';
  /** What stands there so far. */
  readonly typed: string;
  /** From the start of the value to the cursor. */
  readonly insert: Span;
  /** From the start of the value to the end of what stands there. */
  readonly replace: Span;
}

/** Where a token ends that goes on behind an offset, on the same line at the latest. */
export function endOfToken(text: string, offset: number, stop: RegExp): number {
  let end = offset;
  while (end < text.length && !stop.test(text.charAt(end))) {
    end++;
  }
  return end;
}
