import type { Span } from '../documents/span.js';
import type { Literal } from './field.js';

/** A place where data is read from or requests are sent to over plain HTTP. */
export interface PlainAddress {
  readonly kind: 'plainAddress';
  /** The whole entry or argument. */
  readonly span: Span;
  /** An address that begins with `http://`, or the value `http` of a datastore's `protocol`. */
  readonly value: Literal;
}
