import { isScalar, type Node } from 'yaml';
import type { Span } from '../span.js';

/** Where the text of a script stands in a YAML file. */
export interface ScriptPlace extends Span {
  /** Whether YAML turns the line ends into spaces: `>`, plain and quoted scalars. */
  readonly folded: boolean;
}

/** The place of a scalar that is a script, without quotes and without the line of `|` or `>`. */
export function scriptPlace(node: Node | undefined, text: string): ScriptPlace | undefined {
  if (!isScalar(node) || !node.range) {
    return undefined;
  }
  const [start, end] = node.range;
  const first = text.charAt(start);
  if (first === '"' || first === "'") {
    const closed = end > start + 1 && text.charAt(end - 1) === first;
    return { start: start + 1, end: closed ? end - 1 : end, folded: true };
  }
  if (first !== '|' && first !== '>') {
    return { start, end, folded: true };
  }
  const feed = text.indexOf('\n', start);
  return { start: feed < 0 ? end : Math.min(feed + 1, end), end, folded: first === '>' };
}
