import type { LineEnd } from './lint-case.js';
import { dedent } from './marked-text.js';

/** Takes the cursor mark `¦` out of a text and says where it was. */
export function atCursor(marked: string, eol: LineEnd = '\n'): { readonly text: string; readonly offset: number } {
  const whole = dedent(marked, eol);
  const offset = whole.indexOf('¦');
  if (offset < 0) {
    throw new Error('the text has no cursor');
  }
  return { text: whole.slice(0, offset) + whole.slice(offset + 1), offset };
}
