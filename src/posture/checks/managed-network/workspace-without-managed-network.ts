import { setProperties } from '../../fixes/remedy.js';
import { listsOfWorkspace } from '../../snapshot/places.js';
import { managedNetworkOf } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { inheritedFromHub } from '../workspace/hub-and-project.js';
import { workspaceCommand } from '../workspace/workspace-commands.js';

export const workspaceWithoutManagedNetwork = defineCheck({
  id: 'workspace-without-managed-network',
  summary: 'computes that stand in no network, neither a managed one nor your own',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Without a network around them, clusters and instances have public addresses and may talk to the whole internet: ' +
    'whoever gets code to run there takes the training data with them.',
  passes:
    'managedNetwork.isolationMode is AllowInternetOutbound or AllowOnlyApprovedOutbound, or each cluster and instance ' +
    'names a subnet of your own (and, where there is none yet, serverless compute does). Absent means Disabled since ' +
    'API version 2023-10-01.',
  breaks:
    'It cannot be switched off again, and clusters and instances have to be made anew in it; tools outside need a private endpoint.',
  repair: 'one-way',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/read',
    'Microsoft.MachineLearningServices/workspaces/computes/read',
  ],
  peers: ['Azure Policy 6ddb1705'],
  otherwise:
    'Azure Policy 6ddb1705 compares the mode with a parameter whose default is Disabled, so that its default assignment ' +
    'reports the isolated workspaces and passes the open ones.',
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-managed-network'],
  judge({ subject: workspace, view }) {
    const inherited = inheritedFromHub(workspace, 'network');
    if (inherited !== undefined) {
      return inherited;
    }
    const mode = managedNetworkOf(workspace);
    if (mode !== 'off') {
      return pass(`The managed network is on (${mode})`);
    }
    const computes = view
      .list(`${workspace.id}/${listsOfWorkspace.computes}`)
      .filter(
        (compute) =>
          compute.is('properties.computeType', 'AmlCompute') || compute.is('properties.computeType', 'ComputeInstance'),
      );
    const outside = computes.filter((compute) => !compute.has('properties.properties.subnet.id'));
    if (outside.length > 0) {
      return fail(
        `isolationMode is Disabled, and outside any subnet are ${outside.map(({ name }) => name).join(', ')}`,
      );
    }
    if (computes.length > 0) {
      return pass('isolationMode is Disabled, but each cluster and instance stands in a subnet of your own');
    }
    return workspace.has('properties.serverlessComputeSettings.serverlessComputeCustomSubnet')
      ? pass('isolationMode is Disabled, but serverless compute stands in a subnet of your own')
      : fail('isolationMode is Disabled, and nothing says in which network computes will stand');
  },
  fix: ({ subject: workspace }) =>
    setProperties(
      workspace.id,
      { managedNetwork: { isolationMode: 'AllowInternetOutbound' } },
      'Switch the managed network on; AllowOnlyApprovedOutbound is stricter and can follow once the destinations are known',
      [workspaceCommand(workspace, 'update', '--managed-network', 'allow_internet_outbound')],
    ),
});
