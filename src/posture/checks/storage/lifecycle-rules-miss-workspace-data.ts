import { advise } from '../../fixes/remedy.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { hasBlobs, isOwnAccount, readAccount } from './account.js';
import { deletionRules, type DeletionRule } from './lifecycle-rules.js';

export const lifecycleRulesMissWorkspaceData = defineCheck({
  id: 'lifecycle-rules-miss-workspace-data',
  summary: 'containers of the workspace that no lifecycle rule deletes from',
  group: 'logging',
  serves: 'audit-data-lifecycle',
  severity: 'medium',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'Azure ML makes containers of its own for uploads, outputs, metrics and logs. Rules that name only your containers ' +
    'leave these to grow, and they hold copies of the same data.',
  passes:
    'An enabled deletion rule without index tags covers each container of the workspace that exists: azureml, ' +
    'azureml-metrics, azureml-blobstore with the id of the workspace, and the insights-logs of diagnostic settings, ' +
    'whose blobs are append blobs. A rule without prefixMatch covers all; a prefix inside a container does not.',
  breaks: 'Outputs and models of old runs are deleted too; register and copy what has to stay first.',
  repair: 'decide',
  needs: [
    readAccount,
    'Microsoft.Storage/storageAccounts/managementPolicies/read',
    'Microsoft.Storage/storageAccounts/blobServices/read',
    'Microsoft.Storage/storageAccounts/blobServices/containers/read',
  ],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/storage/blobs/lifecycle-management-overview',
    'https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication',
  ],
  judge({ subject: account, view }) {
    if (!hasBlobs(account) || !isOwnAccount(account, view)) {
      return notApplicable('The workspace keeps no containers of its own in this account');
    }
    const rules = deletionRules(account, view);
    if (rules.length === 0) {
      return notApplicable('No lifecycle rule deletes anything here');
    }
    const containers = view
      .list(`${account.id}/blobServices/default/containers`)
      .map(({ name }) => name)
      .filter((name) => isOfWorkspace(name, view));
    if (containers.length === 0) {
      return notApplicable('The workspace has made no container yet');
    }
    const left = containers.filter((name) => !rules.some((rule) => covers(rule, name)));
    return left.length > 0
      ? fail(`No rule deletes from ${left.join(', ')}`)
      : pass(`Rules delete from ${containers.join(', ')}`);
  },
  fix: () => advise('Add rules for these containers, or widen the prefixes of a rule; decide what has to stay'),
});

// With data isolation the id of the workspace stands in front: `<id>-azureml-blobstore`.
function isOfWorkspace(container: string, view: SnapshotView): boolean {
  const id = view.workspace.text('properties.workspaceId')?.toLowerCase();
  return (
    container === 'azureml' ||
    container === 'azureml-metrics' ||
    container.startsWith('insights-logs-') ||
    (id !== undefined && container.includes('azureml') && container.includes(id))
  );
}

function covers(rule: DeletionRule, container: string): boolean {
  const blobType = container.startsWith('insights-logs-') ? 'appendblob' : 'blockblob';
  return (
    !rule.byTag &&
    rule.blobTypes.includes(blobType) &&
    (rule.prefixes.length === 0 || rule.prefixes.some((prefix) => `${container}/`.startsWith(prefix)))
  );
}
