import type { Span } from '../documents/span.js';

/** Something in the file that may say "this is production". A mark alone is a hint, never a finding. */
export interface ProductionMark {
  readonly kind: 'productionMark';
  readonly span: Span;
  /**
   * - `schedule`: it runs by itself, again and again;
   * - `stage`: a tag or variable named `environment`, `env` or `stage`; `value` is what it says;
   * - `name`: the name of an endpoint, job, experiment or workspace; `value` is that name.
   */
  readonly sign: 'schedule' | 'stage' | 'name';
  /** Empty for a schedule. */
  readonly value: string;
  /** Whether it stands in a program, which may make other things beside what the mark is about. */
  readonly inProgram?: true;
}
