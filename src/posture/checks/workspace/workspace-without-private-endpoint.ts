import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupOf } from '../../resource-id.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { inheritedFromHub } from './hub-and-project.js';
import { approvedConnections, endpointConnections } from './private-endpoints.js';

export const workspaceWithoutPrivateEndpoint = defineCheck({
  id: 'workspace-without-private-endpoint',
  summary: 'workspace without an approved private endpoint',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'A private endpoint gives the workspace an address in your own network. Without one that is approved, people and ' +
    'jobs reach it over the internet or not at all.',
  passes:
    'privateEndpointConnections has one whose status is Approved and whose provisioningState is Succeeded. Pending, ' +
    'Rejected and Disconnected do not count; absent means none.',
  breaks: 'Compute targets that are not in the network of the endpoint, and names that DNS does not resolve there yet.',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: [
    'Azure Policy 45e05259',
    'Azure Policy 40cec1dd',
    'Azure Policy 7838fd83',
    'azqr hub-005',
    'AzTS NetSec_Use_Private_Endpoint',
    'steampipe machine_learning_workspace_private_link_used',
    'checkov CKV_AZURE_243',
  ],
  otherwise:
    'azqr hub-005 counts connections of any status. checkov CKV_AZURE_243 reads outbound rules of the managed network, which say nothing of who reaches the workspace.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-configure-private-link',
    'https://learn.microsoft.com/azure/private-link/private-endpoint-overview',
  ],
  judge({ subject: workspace }) {
    const inherited = inheritedFromHub(workspace, 'network');
    if (inherited !== undefined) {
      return inherited;
    }
    const approved = approvedConnections(workspace).length;
    if (approved > 0) {
      return pass(`${String(approved)} approved private endpoint${approved === 1 ? '' : 's'}`);
    }
    const others = endpointConnections(workspace).map(
      ({ name, status }) => `${name} is ${status || 'without a status'}`,
    );
    return fail(others.length === 0 ? 'There is no private endpoint' : `None is approved: ${others.join(', ')}`);
  },
  fix: ({ subject: workspace }) =>
    advise(
      'Create a private endpoint in the subnet from which people and jobs come (its id in SUBNET_ID), then its DNS zones',
      [
        `az network private-endpoint create --name ${shellWord(`pe-${workspace.name}`)} ` +
          `--resource-group ${shellWord(resourceGroupOf(workspace.id))} --subnet "$SUBNET_ID" ` +
          `--private-connection-resource-id ${shellWord(workspace.id)} --group-id amlworkspace --connection-name workspace`,
      ],
    ),
});
