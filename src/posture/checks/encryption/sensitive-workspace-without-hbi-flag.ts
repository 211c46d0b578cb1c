import { advise } from '../../fixes/remedy.js';
import { holdsSensitiveData } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inheritedFromHub } from '../workspace/hub-and-project.js';

export const sensitiveWorkspaceWithoutHbiFlag = defineCheck({
  id: 'sensitive-workspace-without-hbi-flag',
  summary: 'workspace with sensitive data that is not marked as high business impact',
  group: 'encryption',
  serves: 'encryption-high-business-impact',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'The flag makes Microsoft collect less diagnostic data from your computes, encrypts their scratch disks, and clears ' +
    'these between jobs. Sensitive data should not be without it.',
  passes:
    'hbiWorkspace is true, where the data is sensitive by the setting sensitiveData or a tag such as ' +
    'dataClassification. Absent means false. Where nothing says how sensitive the data is, there is nothing to judge.',
  breaks:
    'Only a new workspace can have the flag; Microsoft sees less when something fails, jobs start a little slower, and scratch disks are encrypted by themselves only in a subscription that had no cluster yet.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: ['cloudsploit mlWorkspaceHBI', 'ALZ Deny-MachineLearning-HbiWorkspace', 'checkov CKV2_AZURE_50'],
  otherwise: 'Peers want the flag everywhere; it costs diagnostics, so it is asked for sensitive data only.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/concept-customer-managed-keys#high-business-impact-hbi-configuration',
    'https://learn.microsoft.com/azure/machine-learning/concept-data-encryption',
  ],
  judge({ subject: workspace, settings }) {
    const inherited = inheritedFromHub(workspace, 'encryption');
    if (inherited !== undefined) {
      return inherited;
    }
    const sensitive = holdsSensitiveData(workspace, settings);
    if (sensitive !== true) {
      return notApplicable(
        sensitive === false
          ? 'The data is said not to be sensitive'
          : 'Nothing says whether the data is sensitive; set sensitiveData, or tag the workspace with dataClassification',
      );
    }
    const flag = workspace.flag('properties.hbiWorkspace');
    return flag === true
      ? pass('hbiWorkspace is true')
      : fail(`hbiWorkspace is ${flag === undefined ? 'not set, which means false' : 'false'}`);
  },
  fix: () =>
    advise('Create a new workspace with hbi_workspace: true and move the work there; the flag cannot be set later'),
});
