import type { Node } from 'yaml';
import type { WorkspaceUse } from '../../facts/workspace-use.js';
import { workspaceAmong, type NamedEntry } from '../pipeline/workspace-entries.js';
import type { YamlReader } from './yaml-node.js';

/** Whether a text may set the name of a workspace of Azure ML. */
export function maySetWorkspace(text: string): boolean {
  return /\b(?:aml|azure_?-?ml|ml)?[_-]?(?:workspace|ws)(?:[_-]?name)?\b["']?\s*(?::|$)/im.test(text);
}

/** How deep below the root settings are looked for. */
const deepest = 4;

/** The workspaces that a file of settings names: `variables:` of a template, or any mapping. */
export function readStageConfiguration(reader: YamlReader, node: Node | undefined, depth = 0): readonly WorkspaceUse[] {
  if (depth > deepest) {
    return [];
  }
  const entries = reader.entries(node).map(({ key, value }): NamedEntry => ({ name: key, node: value }));
  const listed = reader.items(node).flatMap((item): readonly NamedEntry[] => {
    const name = reader.text(reader.find(item, 'name')?.value);
    return name === undefined ? [] : [{ name, node: reader.find(item, 'value')?.value }];
  });
  return [
    ...workspaceAmong(reader, [...entries, ...listed]),
    ...entries.flatMap((entry) => readStageConfiguration(reader, entry.node, depth + 1)),
  ];
}
