import { advise } from '../../fixes/remedy.js';
import { holdsSensitiveData } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { inheritedFromHub } from '../workspace/hub-and-project.js';

export const workspaceWithMicrosoftManagedKey = defineCheck({
  id: 'workspace-with-microsoft-managed-key',
  summary: 'workspace that is encrypted with a key of Microsoft only',
  group: 'encryption',
  serves: 'encryption-customer-managed-keys',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Everything is encrypted anyway, but with a key of Microsoft you cannot take the data away from whoever got at it. ' +
    'With a key of your own you can, and see who used it.',
  passes:
    'encryption.status is Enabled and encryption.keyVaultProperties.keyIdentifier is set. Absent means a key of ' +
    'Microsoft. The severity is higher where the data is sensitive by setting or tag.',
  breaks: 'Only a new workspace can have it; it costs resources of its own, and without the key the workspace is lost.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: [
    'Azure Policy ba769a63',
    'Azure Policy 7f40cee6',
    'steampipe machine_learning_workspace_encrypted_with_cmk',
    'cloudsploit mlWorkspaceCMKEncrypted',
    'AzTS DP_Enable_Encryption_With_CMK',
  ],
  otherwise:
    'AzTS tells to update the workspace; after it is made, a key can only be replaced by another one of the same vault.',
  references: ['https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys'],
  judge({ subject: workspace, settings }) {
    const inherited = inheritedFromHub(workspace, 'encryption');
    if (inherited !== undefined) {
      return inherited;
    }
    if (!workspace.is('properties.encryption.status', 'Enabled')) {
      const status = workspace.text('properties.encryption.status') ?? 'not set';
      return fail(
        `encryption.status is ${status}`,
        holdsSensitiveData(workspace, settings) === true ? 'high' : undefined,
      );
    }
    return workspace.has('properties.encryption.keyVaultProperties.keyIdentifier')
      ? pass('encryption.status is Enabled, with a key of yours')
      : fail('encryption.status is Enabled, but no key is named');
  },
  fix: () => advise('Where rules ask for a key of your own, create a new workspace with it and move the work there'),
});
