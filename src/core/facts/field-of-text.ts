import type { Span } from '../documents/span.js';
import { describeReference } from '../secrets/placeholder.js';
import type { Field } from './field.js';
import type { Origin } from './origin.js';

/**
 * A string that the author wrote, as a field: literal, or dynamic where parts of it are references (`$(X)`,
 * `${{ secrets.X }}`, `${{inputs.x}}`) that something else fills in.
 *
 * @param text the string's value
 * @param span its place, without quotes
 * @param source the whole file; where it holds `text` letter by letter at `span`, the parts get places of their own,
 *   otherwise (escapes, folded lines) each part is placed at the whole string
 */
export function fieldOfText(text: string, span: Span, source: string): Field {
  const references = describeReference(text);
  if (references.length === 0) {
    return { state: 'literal', value: text, span };
  }
  const verbatim = source.startsWith(text, span.start);
  const place = (start: number, end: number): Span =>
    verbatim ? { start: span.start + start, end: span.start + end } : span;
  const origins: Origin[] = [];
  let at = 0;
  for (const reference of references) {
    if (reference.start > at) {
      origins.push({ is: 'text', text: text.slice(at, reference.start), span: place(at, reference.start) });
    }
    origins.push({
      is: 'reference',
      syntax: reference.kind,
      name: reference.name,
      span: place(reference.start, reference.end),
    });
    at = reference.end;
  }
  if (at < text.length) {
    origins.push({ is: 'text', text: text.slice(at), span: place(at, text.length) });
  }
  return { state: 'dynamic', span, origins };
}
