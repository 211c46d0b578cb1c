/**
 * The place of the quote that closes the one at `open`, or `limit`. Inside double quotes the escape character hides
 * what is behind it, and `$( … )` is passed over as a whole.
 */
export function closingQuote(text: string, open: number, limit: number, escape: '\\' | '`'): number {
  const quote = text.charAt(open);
  for (let at = open + 1; at < limit; at++) {
    const char = text.charAt(at);
    if (char === escape && quote === '"') {
      at++;
    } else if (char === '$' && text.charAt(at + 1) === '(' && quote === '"') {
      at = closingBracket(text, at + 1, limit) - 1;
    } else if (char === quote) {
      return at;
    }
  }
  return limit;
}

/** The place behind the bracket that closes the one at `open`. Also reads `${{ … }}` of pipelines, on one line. */
export function closingBracket(text: string, open: number, limit: number): number {
  const opening = text.charAt(open);
  const closing = opening === '(' ? ')' : opening === '{' ? '}' : ']';
  let depth = 0;
  for (let at = open; at < limit; at++) {
    const char = text.charAt(at);
    if (char === '\n' && opening !== '(') {
      return at;
    }
    if (char === opening) {
      depth++;
    } else if (char === closing && --depth === 0) {
      return at + 1;
    }
  }
  return limit;
}
