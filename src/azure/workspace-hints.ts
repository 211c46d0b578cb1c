import { parseResourceId } from '../posture/resource-id.js';

/** A workspace that a file of the repository names; the file only says so, nothing has been asked. */
export interface WorkspaceHint {
  readonly id: string;
  readonly name: string;
}

/** Files that name a workspace, relative to a folder: the SDK's configuration and the Azure CLI's local defaults. */
export const hintFiles = ['config.json', '.azureml/config.json', '.azure/config'] as const;

/**
 * The workspace that a file names; `undefined` when it does not name one in full.
 *
 * Sources: <https://learn.microsoft.com/azure/machine-learning/how-to-configure-environment#local-and-dsvm-only-create-a-workspace-configuration-file>
 * (`subscription_id`, `resource_group`, `workspace_name`) and
 * <https://learn.microsoft.com/cli/azure/azure-cli-configuration> (`[defaults]` with `group` and `workspace`; the
 * subscription is not kept there, so `subscription` has to be known).
 */
export function readWorkspaceHint(path: string, text: string, subscription?: string): WorkspaceHint | undefined {
  const names = path.endsWith('.json') ? fromJson(text) : fromIni(text, subscription);
  if (names === undefined) {
    return undefined;
  }
  const id =
    `/subscriptions/${names.subscription}/resourceGroups/${names.group}` +
    `/providers/Microsoft.MachineLearningServices/workspaces/${names.workspace}`;
  const parsed = parseResourceId(id);
  return parsed === undefined ? undefined : { id: parsed.text, name: parsed.name };
}

interface Names {
  readonly subscription: string;
  readonly group: string;
  readonly workspace: string;
}

function fromJson(text: string): Names | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    const {
      subscription_id: subscription,
      resource_group: group,
      workspace_name: workspace,
    } = value as Readonly<Record<string, unknown>>;
    return typeof subscription === 'string' && typeof group === 'string' && typeof workspace === 'string'
      ? { subscription, group, workspace }
      : undefined;
  } catch {
    return undefined;
  }
}

function fromIni(text: string, subscription: string | undefined): Names | undefined {
  let section = '';
  const defaults = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    section = /^\s*\[([^\]]+)\]/.exec(line)?.[1]?.trim().toLowerCase() ?? section;
    const [, key, value = ''] = /^([\w-]+)\s*=(.*)/.exec(line.trim()) ?? [];
    if (section === 'defaults' && key !== undefined && value.trim() !== '') {
      defaults.set(key.toLowerCase(), value.trim());
    }
  }
  const group = defaults.get('group');
  const workspace = defaults.get('workspace');
  return subscription === undefined || group === undefined || workspace === undefined
    ? undefined
    : { subscription, group, workspace };
}
