import { advise } from '../../fixes/remedy.js';
import { managedNetworkOf } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inheritedFromHub } from '../workspace/hub-and-project.js';
import { workspaceCommand } from '../workspace/workspace-commands.js';

export const managedNetworkNotProvisioned = defineCheck({
  id: 'managed-network-not-provisioned',
  summary: 'managed network that is chosen but does not exist yet',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'The managed network is made with the first compute, not with the workspace. Until then none of its rules and ' +
    'private endpoints exist, and the first person to need a machine waits half an hour.',
  passes:
    'managedNetwork.status.status is Active. Absent means Inactive. sparkReady is told but not judged: only serverless ' +
    'Spark needs it.',
  breaks: 'Nothing; provisioning takes about half an hour.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-managed-network#manually-provision-a-managed-vnet',
  ],
  judge({ subject: workspace }) {
    const inherited = inheritedFromHub(workspace, 'network');
    if (inherited !== undefined) {
      return inherited;
    }
    if (managedNetworkOf(workspace) === 'off') {
      return notApplicable('There is no managed network');
    }
    const status = workspace.text('properties.managedNetwork.status.status');
    if (status?.toLowerCase() !== 'active') {
      return fail(`managedNetwork.status is ${status ?? 'not set, which means Inactive'}`);
    }
    const forSpark = workspace.flag('properties.managedNetwork.status.sparkReady') === true;
    return pass(`managedNetwork.status is Active, ${forSpark ? 'also' : 'but not'} for serverless Spark`);
  },
  fix: ({ subject: workspace }) =>
    advise('Provision the network; add --include-spark where serverless Spark is used', [
      workspaceCommand(workspace, 'provision-network'),
    ]),
});
