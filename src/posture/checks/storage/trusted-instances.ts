import type { Setting } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { idKey, resourceGroupOf } from '../../resource-id.js';
import { Unread } from '../../snapshot/reading.js';
import type { Resource } from '../../snapshot/resource.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';

/** The ids, also with wildcards, that the firewall of an account lets in by their identity. @throws Unread */
export function instanceRules(account: Resource): readonly string[] {
  return account.list('properties.networkAcls.resourceAccessRules').map((rule) => rule.text('resourceId') ?? '');
}

/** Whether the firewall has the exception for trusted services, which is there by default. @throws Unread */
export function trustsAzureServices(account: Resource): boolean {
  const bypass = account.text('properties.networkAcls.bypass') ?? 'AzureServices';
  return bypass
    .toLowerCase()
    .split(',')
    .map((word) => word.trim())
    .includes('azureservices');
}

/** Whether one of the rules covers an id. */
export function coversInstance(rules: readonly string[], id: string): boolean {
  const names = id.toLowerCase().split('/');
  return rules.some((rule) => {
    const parts = rule.toLowerCase().split('/');
    return parts.length === names.length && parts.every((part, index) => part === '*' || part === names[index]);
  });
}

/**
 * A command that adds the rule for this workspace, and the whole list of rules with it and without wildcards.
 *
 * @throws Unread also where the tenant of the workspace is not told.
 */
export function letWorkspaceIn(
  account: Resource,
  view: SnapshotView,
): { readonly command: string; readonly rules: readonly Setting[] } {
  const { workspace } = view;
  const tenantId = workspace.text('properties.tenantId');
  if (tenantId === undefined) {
    throw new Unread({ code: 'wrong-shape', message: 'The workspace does not say its tenant' });
  }
  const others = account
    .list('properties.networkAcls.resourceAccessRules')
    .map((rule) => ({ tenantId: rule.text('tenantId') ?? tenantId, resourceId: rule.text('resourceId') ?? '' }))
    .filter(({ resourceId }) => !resourceId.includes('*') && idKey(resourceId) !== idKey(workspace.id));
  return {
    command:
      `az storage account network-rule add --account-name ${shellWord(account.name)} ` +
      `--resource-group ${shellWord(resourceGroupOf(account.id))} --resource-id ${shellWord(workspace.id)} ` +
      `--tenant-id ${shellWord(tenantId)}`,
    rules: [...others, { tenantId, resourceId: workspace.id }],
  };
}
