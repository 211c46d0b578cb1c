import type { Node } from 'yaml';
import {
  canBeWorkspace,
  isResourceGroupName,
  isSubscriptionName,
  isWorkspaceName,
  type WorkspaceUse,
} from '../../facts/workspace-use.js';
import { isPlaceholder } from '../../secrets/placeholder.js';
import type { YamlReader } from '../yaml/yaml-node.js';

/** A variable, setting or input with its value. */
export interface NamedEntry {
  readonly name: string;
  readonly node: Node | undefined;
}

/** The workspaces that entries of one block name, with the group and subscription in the same block. */
export function workspaceAmong(reader: YamlReader, entries: readonly NamedEntry[]): readonly WorkspaceUse[] {
  const constant = (isNamed: (name: string) => boolean): string | undefined => {
    const field = reader.field(entries.find((entry) => isNamed(entry.name))?.node);
    return field.state === 'literal' && !isPlaceholder(field.value) ? field.value : undefined;
  };
  return entries
    .filter((entry) => isWorkspaceName(entry.name))
    .flatMap((entry): readonly WorkspaceUse[] => {
      const field = reader.field(entry.node);
      if (field.state !== 'literal' || !canBeWorkspace(field.value) || isPlaceholder(field.value)) {
        return [];
      }
      const hasGroup = entries.some((other) => isResourceGroupName(other.name));
      const subscription = constant(isSubscriptionName);
      return [
        {
          kind: 'workspaceUse',
          span: field.span,
          name: field.value,
          ...(hasGroup ? { resourceGroup: constant(isResourceGroupName) ?? '' } : {}),
          ...(subscription === undefined ? {} : { subscription }),
        },
      ];
    });
}
