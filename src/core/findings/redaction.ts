import { findSecretValues } from '../secrets/value-formats.js';

/** What stands in place of a secret wherever text leaves the document. */
export const redacted = '•••';

/** A text with everything in it that has the form of a credential blanked out. */
export function redactSecrets(text: string): string {
  let result = '';
  let from = 0;
  for (const match of findSecretValues(text)) {
    result += text.slice(from, match.start) + redacted;
    from = match.end;
  }
  return result + text.slice(from);
}
