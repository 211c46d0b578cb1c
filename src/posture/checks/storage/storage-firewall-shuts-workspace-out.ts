import { kindOf } from '../../snapshot/workspace-traits.js';
import { exposureOf } from '../associated/exposure.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { readAccount } from './account.js';
import { coversInstance, instanceRules, letWorkspaceIn, trustsAzureServices } from './trusted-instances.js';

export const storageFirewallShutsWorkspaceOut = defineCheck({
  id: 'storage-firewall-shuts-workspace-out',
  summary: 'storage firewall that shuts out the workspace itself',
  group: 'network',
  serves: 'network-storage',
  severity: 'low',
  since: '0.1.0',
  on: 'storage-account',
  why:
    'Studio reads data with the identity of the workspace, from outside your network. Where the firewall does not know ' +
    'the workspace, previews and AutoML fail, and the firewall tends to be opened in a hurry.',
  passes:
    'A closed account has this workspace in networkAcls.resourceAccessRules, or networkAcls.bypass names AzureServices. ' +
    'An absent bypass means AzureServices.',
  breaks: 'Nothing.',
  repair: 'in-place',
  needs: [readAccount, 'Microsoft.MachineLearningServices/workspaces/read'],
  peers: [
    'checkov CKV_AZURE_36',
    'trivy AZU-0010',
    'terrascan AC_AZURE_0371',
    'Prowler storage_ensure_azure_services_are_trusted_to_access_is_enabled',
    'Azure Policy c9d007d0',
    'KICS trusted_microsoft_services_not_enabled',
  ],
  otherwise:
    'The peers know the exception for trusted services only; a rule for this workspace is enough here. checkov ' +
    'CKV_AZURE_36 asks for the exception of accounts without a firewall too, where it changes nothing.',
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-secure-workspace-vnet'],
  judge({ subject: account, view }) {
    const exposure = exposureOf(account);
    if (exposure.is === 'open' || exposure.is === 'perimeter') {
      return notApplicable(`The exceptions of the firewall do not decide: ${exposure.because}`);
    }
    if (kindOf(view.workspace) === 'project') {
      return notApplicable('A project reaches storage as its hub does');
    }
    if (coversInstance(instanceRules(account), view.workspace.id)) {
      return pass('resourceAccessRules lets this workspace in');
    }
    return trustsAzureServices(account)
      ? pass('networkAcls.bypass lets in trusted Azure services')
      : fail('Neither resourceAccessRules nor bypass lets this workspace in');
  },
  fix({ subject: account, view }) {
    const allow = letWorkspaceIn(account, view);
    return {
      text: 'Add a rule for this workspace to the firewall of the storage account',
      cli: [allow.command],
      changes: [
        { is: 'update', id: account.id, body: { properties: { networkAcls: { resourceAccessRules: allow.rules } } } },
      ],
    };
  },
});
