import type { Span } from '../../src/core/documents/span.js';

/** Removes the common indentation and ends the text with one line end; `eol` throughout. */
export function dedent(code: string, eol: '\n' | '\r\n' = '\n'): string {
  const lines = code.replace(/^\n/, '').trimEnd().split('\n');
  const indents = lines.filter((line) => line.trim() !== '').map((line) => line.search(/\S/));
  const indent = indents.length === 0 ? 0 : Math.min(...indents);
  return code.trim() === '' ? '' : lines.map((line) => line.slice(indent)).join(eol) + eol;
}

/** Takes `«…»` marks out of a text and says where they were. Marks may be nested. */
export function unmark(marked: string): { readonly text: string; readonly spans: readonly Span[] } {
  const spans: Span[] = [];
  const open: number[] = [];
  let text = '';
  for (const char of marked) {
    if (char === '«') {
      open.push(text.length);
    } else if (char === '»') {
      spans.push({ start: open.pop() ?? 0, end: text.length });
    } else {
      text += char;
    }
  }
  spans.sort((a, b) => a.start - b.start || a.end - b.end);
  return { text, spans };
}
