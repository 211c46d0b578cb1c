import type { Node } from 'yaml';
import { sparkVariable, type EnvironmentOwner } from '../../facts/environment-variable.js';
import type { YamlFactContext } from './fact-context.js';
import type { Entry, Place } from './yaml-node.js';

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

/** The environment variables among the settings of Spark. */
export function readSparkSettings(context: YamlFactContext, block: Entry | undefined, owner: EnvironmentOwner): void {
  const { reader } = context;
  for (const entry of reader.entries(block?.value, block?.place)) {
    const value = sparkVariable(entry.key);
    if (value !== undefined) {
      const name = { state: 'literal', value, span: entry.keySpan } as const;
      context.add({ kind: 'environmentVariable', span: entry.span, owner, name, value: reader.field(entry.value) });
    }
  }
}
