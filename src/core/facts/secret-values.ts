import { contains, overlaps, type Span } from '../documents/span.js';
import { findSecretValues } from '../secrets/value-formats.js';
import type { SecretValue } from './credential.js';
import type { Fact } from './fact.js';
import { placeOf } from './field.js';
import { spendTime } from '../time-budget.js';

/**
 * The facts of a file, and with them every text in it that has the form of a credential, in source order.
 *
 * The raw text is searched, so that comments and broken syntax count too.
 *
 * @param comment what begins a comment in this language
 */
export function withSecretValues(facts: readonly Fact[], text: string, comment: '#'): readonly Fact[] {
  const values = findSecretValues(text).map((match): SecretValue => {
    const span = { start: match.start, end: match.end };
    spendTime();
    const inside = holderOf(facts, span);
    return {
      kind: 'secretValue',
      span,
      match,
      where: inComment(text, match.start, comment) ? 'comment' : 'code',
      ...(inside === undefined ? {} : { inside }),
    };
  });
  return [...facts, ...values].sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function holderOf(facts: readonly Fact[], span: Span): SecretValue['inside'] {
  for (const fact of facts) {
    switch (fact.kind) {
      case 'environmentVariable':
      case 'runLabel':
      case 'credential':
      case 'logged':
      case 'pipelineVariable':
        break;
      default:
        continue;
    }
    const place = placeOf(fact.value);
    if (place !== undefined && (contains(place, span) || overlaps(place, span))) {
      return fact.kind;
    }
  }
  return undefined;
}

function inComment(text: string, at: number, comment: string): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return new RegExp(`(?:^|\\s)${comment}`).test(line);
}
