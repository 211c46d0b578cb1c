import type { Node } from 'yaml';
import type { NodeReader } from './node-reader.js';

/** A day such as `2026-12-31`; anything else is a problem. */
export function readDay(reader: NodeReader, node: Node): string | undefined {
  const day = reader.text(node);
  if (day === undefined || isDay(day)) {
    return day;
  }
  reader.problem(node, 'Expected a day such as 2026-12-31 here');
  return undefined;
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return false;
  }
  const time = Date.parse(`${text}T00:00:00Z`);
  // 30 February is taken for 2 March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
