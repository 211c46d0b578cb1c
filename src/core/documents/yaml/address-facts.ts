import type { Node } from 'yaml';
import type { YamlFactContext } from './fact-context.js';
import type { Entry, Place } from './yaml-node.js';

const maxDepth = 12;

/** Keys whose text is for people, or names a schema or a licence. */
const notFollowed = /^(?:\$schema|command|description|tags|properties|stages|license|conda_file|args)$/;
const addressKey = /(?:^|_)(?:path|uri|url|target|endpoint|base|host|server|image|code)$/i;

/** The plain `http:` addresses that something is read from or sent to. */
export function readAddresses(context: YamlFactContext, node: Node, parent?: Place): void {
  readBelow(context, node, parent, 0, new Set());
}

// What several aliases stand for is looked at once: where it stands.
function readBelow(
  context: YamlFactContext,
  node: Node,
  parent: Place | undefined,
  depth: number,
  seen: Set<Node>,
): void {
  const { reader } = context;
  const map = reader.follow(node);
  if (map === undefined || seen.has(map) || depth > maxDepth || !/\bhttp\b/i.test(context.text)) {
    return;
  }
  seen.add(map);
  for (const entry of reader.entries(map, parent)) {
    if (notFollowed.test(entry.key)) {
      continue;
    }
    addAddress(context, entry);
    if (entry.value !== undefined && reader.isMap(entry.value)) {
      readBelow(context, entry.value, entry.place, depth + 1, seen);
    }
    for (const item of reader.items(entry.value)) {
      readBelow(context, item, entry.place, depth + 1, seen);
    }
  }
}

function addAddress(context: YamlFactContext, entry: Entry): void {
  const value = context.reader.field(entry.value);
  if (value.state !== 'literal') {
    return;
  }
  const protocol = entry.key === 'protocol' && value.value.toLowerCase() === 'http';
  if (protocol || (addressKey.test(entry.key) && /^http:\/\//i.test(value.value))) {
    context.add({ kind: 'plainAddress', span: entry.span, value }, context.entryEditor(entry));
  }
}
