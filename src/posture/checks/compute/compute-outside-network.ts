import { advise } from '../../fixes/remedy.js';
import { parseResourceId } from '../../resource-id.js';
import { managedNetworkOf } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { settingsOf } from './compute-parts.js';

export const computeOutsideNetwork = defineCheck({
  id: 'compute-outside-network',
  summary: 'cluster or instance that stands in no network',
  group: 'compute',
  serves: 'network-private-workspace',
  severity: 'high',
  since: '0.1.0',
  on: 'managed-compute',
  why:
    'Outside a network nothing limits what a machine talks to, and storage that is closed to the internet cannot let it ' +
    'in but by an exception.',
  passes:
    'subnet.id is set, or managedNetwork.isolationMode of the workspace is not Disabled: a compute in a managed network ' +
    'has no subnet of its own. Absent means no network.',
  breaks: 'Downloads from the internet until the network has a way out.',
  repair: 'recreate',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/computes/read',
    'Microsoft.MachineLearningServices/workspaces/read',
  ],
  peers: [
    'PSRule AZR-000405',
    'Azure Policy 7804b5c7',
    'AzTS Netsec_Configure_VNet',
    'ALZ Deny-MachineLearning-Compute-SubnetId',
  ],
  otherwise:
    'The peers want a subnet, which computes in a managed network do not have, so they report every workspace with one; PSRule AZR-000405 reports attached computes too.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-training-vnet',
    'https://learn.microsoft.com/azure/machine-learning/how-to-managed-network',
  ],
  judge({ subject: compute, view }) {
    const subnet = settingsOf(compute).text('subnet.id');
    if (subnet !== undefined) {
      return pass(`In the subnet ${parseResourceId(subnet)?.name ?? 'that it names'}`);
    }
    const mode = managedNetworkOf(view.workspace);
    return mode === 'off'
      ? fail('No subnet is set, and the workspace has no managed network')
      : pass(`In the managed network of the workspace (${mode})`);
  },
  fix: ({ subject: compute }) =>
    advise(
      `Switch the managed network of the workspace on, or choose a subnet; then make ${compute.name} anew, because a compute cannot move`,
    ),
});
