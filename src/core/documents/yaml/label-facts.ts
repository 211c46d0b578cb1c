import type { Node } from 'yaml';
import type { Field } from '../../facts/field.js';
import type { RunLabelRole } from '../../facts/run-label.js';
import type { YamlFactContext } from './fact-context.js';
import type { Entry, Place } from './yaml-node.js';

type LabelRoles = readonly (readonly [string, RunLabelRole])[];

/** The texts of a job that make its run's identity. */
export const runLabels: LabelRoles = [
  ['name', 'runId'],
  ['display_name', 'displayName'],
  ['experiment_name', 'experimentName'],
  ['description', 'description'],
];

/** Those of a node in a pipeline, whose name is its key. */
export const childLabels: LabelRoles = [
  ['display_name', 'displayName'],
  ['experiment_name', 'experimentName'],
];

/** The texts that Azure ML keeps beside a run: those of `roles`, tags and properties. */
export function readLabels(context: YamlFactContext, node: Node, parent: Place | undefined, roles: LabelRoles): void {
  const { reader } = context;
  for (const [key, role] of roles) {
    const entry = reader.find(node, key, parent);
    if (entry === undefined) {
      continue;
    }
    addLabel(context, entry, role);
    const value = reader.text(entry.value);
    if ((role === 'runId' || role === 'experimentName') && value !== undefined) {
      context.add({ kind: 'productionMark', span: entry.span, sign: 'name', value });
    }
  }
  for (const [block, role] of [
    ['tags', 'tag'],
    ['properties', 'property'],
  ] as const) {
    const entries = reader.find(node, block, parent);
    for (const entry of reader.entries(entries?.value, entries?.place)) {
      addLabel(context, entry, role);
    }
  }
}

function addLabel(context: YamlFactContext, entry: Entry, role: RunLabelRole): void {
  const value = context.reader.field(entry.value);
  const keyed = role === 'tag' || role === 'property';
  context.add(
    {
      kind: 'runLabel',
      span: entry.span,
      role,
      value,
      ...(keyed ? { key: { state: 'literal', value: entry.key, span: entry.keySpan } as Field } : {}),
    },
    context.entryEditor(entry),
  );
}

/** The tags that say to which stage something belongs. */
export function readStageMarks(context: YamlFactContext, node: Node, parent?: Place): void {
  const { reader } = context;
  const tags = reader.find(node, 'tags', parent);
  for (const tag of reader.entries(tags?.value, tags?.place)) {
    const value = reader.text(tag.value);
    if (/^(?:env|environment|stage)$/i.test(tag.key) && value !== undefined) {
      context.add({ kind: 'productionMark', span: tag.span, sign: 'stage', value });
    }
  }
}

/** The name that a mapping has under `key`, which may say production. */
export function readNameMark(context: YamlFactContext, node: Node, key = 'name'): void {
  const { reader } = context;
  const name = reader.find(node, key);
  const value = reader.text(name?.value);
  if (name !== undefined && value !== undefined) {
    context.add({ kind: 'productionMark', span: name.span, sign: 'name', value });
  }
}
