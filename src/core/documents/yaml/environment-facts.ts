import type { Node } from 'yaml';
import type { EnvironmentOwner } from '../../facts/environment-variable.js';
import type { YamlFactContext } from './fact-context.js';
import type { Place } from './yaml-node.js';

/** The environment variables that a mapping sets. */
export function readEnvironmentFacts(
  context: YamlFactContext,
  node: Node,
  owner: EnvironmentOwner,
  parent?: Place,
): void {
  const { reader } = context;
  const block = reader.find(node, 'environment_variables', parent);
  for (const entry of reader.entries(block?.value, block?.place)) {
    context.add(
      {
        kind: 'environmentVariable',
        span: entry.span,
        owner,
        name: { state: 'literal', value: entry.key, span: entry.keySpan },
        value: reader.field(entry.value),
      },
      context.entryEditor(entry),
    );
  }
}
