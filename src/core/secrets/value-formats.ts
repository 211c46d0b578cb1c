import { azureTextMatchers } from './azure-text-formats.js';
import { findDevOpsTokens, identifiableKeyMatchers } from './identifiable-keys.js';
import { providerMatchers } from './provider-formats.js';
import type { SecretValueMatch, ValueContext, ValueMatcher } from './secret-format.js';

export type { ChecksumState, SecretConfidence, SecretFormat, SecretValueMatch, ValueContext } from './secret-format.js';

const matchers: readonly ValueMatcher[] = [...identifiableKeyMatchers, ...azureTextMatchers, ...providerMatchers];

interface Ranked {
  readonly match: SecretValueMatch;
  readonly rank: number;
}

/**
 * The values in `text` that have the form of a known secret, in text order and without overlaps (the most specific
 * form wins). Masked values, made-up examples and the published emulator keys are left out.
 *
 * `context` names what the text is the value of; without it, an old storage key counts only next to `AccountKey=` or
 * the like in the text itself. Never throws. Cost: linear; each form is first looked for by a fixed string.
 */
export function findSecretValues(text: string, context: ValueContext = {}): SecretValueMatch[] {
  const found: Ranked[] = [];
  for (const matcher of matchers) {
    for (const signature of matcher.signatures) {
      for (let at = text.indexOf(signature); at >= 0; at = text.indexOf(signature, at + 1)) {
        const match = matcher.matchAt(text, at, context);
        if (match !== undefined) {
          found.push({ match, rank: matcher.rank });
        }
      }
    }
  }
  for (const match of findDevOpsTokens(text)) {
    found.push({ match, rank: 40 });
  }
  return found.length === 0 ? [] : withoutOverlaps(found);
}

function withoutOverlaps(found: Ranked[]): SecretValueMatch[] {
  found.sort((a, b) => a.match.start - b.match.start || b.rank - a.rank || b.match.end - a.match.end);
  const kept: Ranked[] = [];
  for (const next of found) {
    const last = kept.at(-1);
    if (last === undefined || next.match.start >= last.match.end) {
      kept.push(next);
    } else if (next.rank > last.rank) {
      kept[kept.length - 1] = next;
    }
  }
  return kept.map((ranked) => ranked.match);
}
