import { setProperties } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';

export const workspaceAnswersPublicly = defineCheck({
  id: 'workspace-answers-publicly',
  summary: 'workspace that answers on the public internet',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'critical',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Whoever has a token of somebody who may use the workspace can use it from anywhere. With public access off, ' +
    'a stolen token is worth nothing outside your network.',
  passes:
    'publicNetworkAccess is Disabled. Absent means Enabled. With Enabled, a firewall that denies by default and lets ' +
    'some addresses in still fails, with a lower severity; only preview versions of the API return that firewall.',
  breaks: 'Studio, SDK and build agents from outside the virtual network; have a private endpoint and its DNS first.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: [
    'PSRule AZR-000406',
    'checkov CKV_AZURE_144',
    'checkov CKV2_AZURE_49',
    'Azure Policy 438c38d2',
    'azqr hub-004',
    'cloudsploit workspacePublicAccessDisabled',
    'AzTS NetSec_Dont_Allow_Public_Network_Access',
  ],
  otherwise:
    'checkov CKV2_AZURE_49 passes a workspace without the property, CKV_AZURE_144 fails it; absent means Enabled, so it fails here.',
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-configure-private-link'],
  judge({ subject: workspace }) {
    const access = workspace.text('properties.publicNetworkAccess');
    if (access?.toLowerCase() === 'disabled') {
      return pass('publicNetworkAccess is Disabled');
    }
    const rules = workspace.list('properties.networkAcls.ipRules').length;
    if (workspace.is('properties.networkAcls.defaultAction', 'Deny') && rules > 0) {
      return fail(`publicNetworkAccess is Enabled for ${String(rules)} address ranges`, 'medium');
    }
    return fail(`publicNetworkAccess is ${access ?? 'not set, which means Enabled'}`);
  },
  fix: ({ subject: workspace }) =>
    setProperties(
      workspace.id,
      { publicNetworkAccess: 'Disabled' },
      'Switch public access off once the private endpoint works from where people sit',
      [
        `az ml workspace update --name ${shellWord(workspace.name)} --resource-group ${shellWord(resourceGroupOf(workspace.id))} --public-network-access Disabled`,
      ],
    ),
});
