import type { Node } from 'yaml';
import { datastoreOf } from '../../facts/datastore-use.js';
import type { Field } from '../../facts/field.js';
import type { JobInput } from '../../facts/job-input.js';
import type { YamlFactContext } from './fact-context.js';
import type { Entry, Place } from './yaml-node.js';

/**
 * The texts under `inputs:` of a job, a component or a pipeline's step, and the datastores that its data stand in.
 *
 * @param hasIdentity whether the job around it names an identity
 */
export function readInputs(
  context: YamlFactContext,
  node: Node,
  parent: Place | undefined,
  hasIdentity: boolean,
): void {
  const { reader } = context;
  const inputs = reader.find(node, 'inputs', parent);
  for (const entry of reader.entries(inputs?.value, inputs?.place)) {
    readDatastoreUse(context, entry, hasIdentity);
    const value = valueOf(context, entry);
    if (value !== undefined) {
      context.add(
        { kind: 'jobInput', span: entry.span, name: entry.key, nameSpan: entry.keySpan, by: byOf(value), value },
        context.entryEditor(entry),
      );
    }
  }
}

function readDatastoreUse(context: YamlFactContext, entry: Entry, hasIdentity: boolean): void {
  const { reader } = context;
  const value = reader.isMap(entry.value) ? reader.find(entry.value, 'path', entry.place)?.value : entry.value;
  const datastore = datastoreOf(reader.text(value) ?? '');
  if (value !== undefined && datastore !== undefined) {
    context.add({ kind: 'datastoreUse', span: reader.spanOf(value), datastore, hasIdentity });
  }
}

// `x: text`, `x: {type: string, default: text}`; anything with another type is no text.
function valueOf({ reader }: YamlFactContext, entry: Entry): Field | undefined {
  if (!reader.isMap(entry.value)) {
    return reader.items(entry.value).length > 0 ? undefined : reader.field(entry.value);
  }
  const type = reader.text(reader.find(entry.value, 'type', entry.place)?.value);
  return type?.toLowerCase() === 'string'
    ? reader.field(reader.find(entry.value, 'default', entry.place)?.value)
    : undefined;
}

function byOf(value: Field): JobInput['by'] {
  if (value.state === 'absent') {
    return 'declared';
  }
  const [only, ...others] = value.state === 'dynamic' ? value.origins : [];
  return only?.is === 'reference' && only.syntax === 'amlExpression' && others.length === 0 ? 'handedOn' : 'given';
}
