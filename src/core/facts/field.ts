import type { Span } from '../documents/span.js';
import type { Origin } from './origin.js';

/**
 * What is known about one setting, wherever it was written.
 *
 * - `literal`: the author wrote a constant; `span` covers the value only, without quotes.
 * - `dynamic`: the author wrote an expression; `span` covers it, `origins` say what it is made of, in source order.
 * - `absent`: nothing was written, so the service's default applies.
 *
 * A literal that stands elsewhere (a constant, an earlier dict, a YAML alias) has its `span` there, where it can be
 * edited, and `usedAt` where it is used.
 */
export type Field<T = string> = Literal<T> | Dynamic | Absent;

export interface Literal<T = string> {
  readonly state: 'literal';
  readonly value: T;
  readonly span: Span;
  readonly usedAt?: Span;
}

export interface Dynamic {
  readonly state: 'dynamic';
  readonly span: Span;
  readonly origins: readonly Origin[];
}

export interface Absent {
  readonly state: 'absent';
}

export const absent: Absent = { state: 'absent' };

/** The field's place, when something was written. */
export function placeOf(field: Field<unknown>): Span | undefined {
  return field.state === 'absent' ? undefined : field.span;
}

/** Where a value is used: its own place, or the name that stands for a literal from elsewhere. */
export function placeOfUse(field: Field<unknown>, otherwise: Span): Span {
  switch (field.state) {
    case 'literal':
      return field.usedAt ?? field.span;
    case 'dynamic':
      return field.span;
    case 'absent':
      return otherwise;
  }
}
