import type { SecretValue } from '../../facts/credential.js';
import { findSecretValues } from '../../secrets/value-formats.js';
import type { Span } from '../span.js';

/** The credentials in a part of a text that is a cell's stored output. */
export function readOutput(text: string, within: Span): readonly SecretValue[] {
  return findSecretValues(text.slice(within.start, within.end)).map((match) => ({
    kind: 'secretValue',
    span: { start: within.start + match.start, end: within.start + match.end },
    match,
    where: 'output',
  }));
}
