import { isPlaceholder } from './placeholder.js';
import type { SecretFormat, SecretValueMatch } from './secret-format.js';
import { readSafePattern } from './safe-pattern.js';

/** A form of secret that an organisation has described in its configuration. */
export interface OwnFormat extends SecretFormat {
  /** A pattern that {@link checkPattern} accepts. */
  readonly pattern: string;
}

/** Why a pattern is not run, as a sentence without a final stop; `undefined` for one that is. */
export function checkPattern(pattern: string): string | undefined {
  const read = readSafePattern(pattern);
  return read.is === 'refused' ? read.because : undefined;
}

/**
 * The values in `text` that have one of the forms, in text order and without overlaps. What is masked or made up
 * (`ACME-XXXXXXXX`) is left out. A pattern that is not safe finds nothing.
 *
 * Cost: for each place where a form's first characters stand, at most its length.
 */
export function findOwnValues(text: string, formats: readonly OwnFormat[]): readonly SecretValueMatch[] {
  const found = formats.flatMap((format) => valuesOf(text, format));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  let end = 0;
  return found.filter((match) => {
    const isFree = match.start >= end;
    end = isFree ? match.end : end;
    return isFree;
  });
}

function valuesOf(text: string, { pattern, ...format }: OwnFormat): readonly SecretValueMatch[] {
  const read = readSafePattern(pattern);
  if (read.is === 'refused' || !text.includes(read.begins)) {
    return [];
  }
  return [...text.matchAll(new RegExp(pattern, 'g'))]
    .filter(([value]) => !isPlaceholder(value))
    .map((match) => ({
      format,
      start: match.index,
      end: match.index + match[0].length,
      confidence: 'high',
      checksum: 'none',
    }));
}
