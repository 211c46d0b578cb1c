import { createHash } from 'node:crypto';
import type { Pattern } from './collect-patterns.js';

/** Where the verdicts on all regular expressions are kept. */
export const verdictsFile = 'test/patterns/verdicts.json';

/** What `recheck` says of one regular expression. */
export interface PatternVerdict {
  /** As {@link patternKey} makes it. */
  readonly pattern: string;
  /**
   * - `linear`: proven by automata theory;
   * - `no attack found`: what the proof does not cover (look-around, back-references, large counts) was searched;
   * - `not linear`: there is an attack, so the input has to be bounded;
   * - `unknown`: the checker gave up.
   */
  readonly verdict: 'linear' | 'no attack found' | 'not linear' | 'unknown';
  /** The day of the verdict. */
  readonly on: string;
  readonly complexity?: string;
  /** What makes it slow: each pump is repeated behind its prefix. */
  readonly attack?: { readonly pumps: readonly (readonly [prefix: string, pump: string])[]; readonly suffix: string };
}

export interface VerdictFile {
  readonly checker: string;
  /** In the order of their patterns. */
  readonly verdicts: readonly PatternVerdict[];
}

/** Names a pattern by what it says, wherever it stands. */
export function patternKey({ source, flags }: Pick<Pattern, 'source' | 'flags'>): string {
  return createHash('sha256').update(`/${source}/${flags}`).digest('hex').slice(0, 20);
}
