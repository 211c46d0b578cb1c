import { setProperties } from '../../fixes/remedy.js';
import { managedNetworkOf } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inheritedFromHub } from '../workspace/hub-and-project.js';
import { workspaceCommand } from '../workspace/workspace-commands.js';

export const managedNetworkOpenToInternet = defineCheck({
  id: 'managed-network-open-to-internet',
  summary: 'managed network from which computes reach the whole internet',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'A job that may talk to any address can send training data and models to any address, be it by a poisoned package ' +
    'or by somebody who wants to. Approved destinations are the only limit that holds for code.',
  passes:
    'managedNetwork.isolationMode is AllowOnlyApprovedOutbound. AllowInternetOutbound fails; without a managed network ' +
    'there is nothing to judge here.',
  breaks:
    'Downloads of packages and models until their hosts are approved; it costs a firewall, and there is no way back to AllowInternetOutbound.',
  repair: 'one-way',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: ['Azure Policy 6ddb1705'],
  otherwise:
    'Azure Policy 6ddb1705 with its default parameter asks for Disabled, the opposite of its title; the mode itself is judged here.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-managed-network',
    'https://learn.microsoft.com/azure/machine-learning/how-to-prevent-data-loss-exfiltration',
  ],
  judge({ subject: workspace }) {
    const inherited = inheritedFromHub(workspace, 'network');
    if (inherited !== undefined) {
      return inherited;
    }
    switch (managedNetworkOf(workspace)) {
      case 'off':
        return notApplicable('There is no managed network');
      case 'internet-outbound':
        return fail('managedNetwork.isolationMode is AllowInternetOutbound');
      case 'approved-outbound':
        return pass('managedNetwork.isolationMode is AllowOnlyApprovedOutbound');
    }
  },
  fix: ({ subject: workspace }) =>
    setProperties(
      workspace.id,
      { managedNetwork: { isolationMode: 'AllowOnlyApprovedOutbound' } },
      'Add an outbound rule for each host that jobs need, then allow approved destinations only',
      [workspaceCommand(workspace, 'update', '--managed-network', 'allow_only_approved_outbound')],
    ),
});
