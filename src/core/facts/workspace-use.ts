import type { Span } from '../documents/span.js';
import type { Stage } from './stage.js';

/**
 * A place that names the workspace that work goes to: `az ml … --workspace-name`, a variable of a pipeline.
 *
 * Source: <https://learn.microsoft.com/cli/azure/ml>. A name is unique within its resource group only.
 */
export interface WorkspaceUse {
  readonly kind: 'workspaceUse';
  /** The name as written. */
  readonly span: Span;
  readonly name: string;
  /** The group beside the name; empty when something fills it in, absent when none stands there. */
  readonly resourceGroup?: string;
  /** The subscription or service connection beside the name; absent when none is known. */
  readonly subscription?: string;
  /** What the pipeline's stage or deployment environment around it says; else the file's path may say it. */
  readonly stage?: Stage;
}

/** Whether a variable or setting of that name holds a workspace's name. */
export function isWorkspaceName(name: string): boolean {
  return /^(?:(?:aml|azure_?ml|ml)_?(?:workspace|ws)|workspace)_?name$|^(?:aml|azure_?ml)_?(?:workspace|ws)$/.test(
    plain(name),
  );
}

export function isResourceGroupName(name: string): boolean {
  return /^(?:(?:aml|azure|azure_?ml|ml|workspace|ws)_?)?(?:resource_?group|rg)(?:_?name)?$/.test(plain(name));
}

export function isSubscriptionName(name: string): boolean {
  return /^(?:(?:aml|azure|azure_?ml|ml|arm)_?)?(?:subscription(?:_?id|_?name)?|service_?connection(?:_?name)?)$/.test(
    plain(name),
  );
}

/** Whether a text can be a workspace's name: <https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules>. */
export function canBeWorkspace(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]{2,32}$/.test(text);
}

function plain(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[-. ]/g, '_')
    .toLowerCase();
}
