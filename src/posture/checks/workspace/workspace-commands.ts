import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import type { Resource } from '../../snapshot/resource.js';

/** `az ml workspace <verb>` for a workspace, with more words that need no quotes. */
export function workspaceCommand(workspace: Resource, verb: string, ...more: readonly string[]): string {
  const group = shellWord(resourceGroupOf(workspace.id));
  return ['az ml workspace', verb, '--name', shellWord(workspace.name), '--resource-group', group, ...more].join(' ');
}

/** `az ml workspace outbound-rule <verb>` for one rule of the managed network. */
export function outboundRuleCommand(
  workspace: Resource,
  verb: string,
  rule: string,
  ...more: readonly string[]
): string {
  const where = `--workspace-name ${shellWord(workspace.name)} --resource-group ${shellWord(resourceGroupOf(workspace.id))}`;
  return ['az ml workspace outbound-rule', verb, '--rule', shellWord(rule), where, ...more].join(' ');
}
