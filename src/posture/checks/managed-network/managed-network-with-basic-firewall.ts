import { setProperties } from '../../fixes/remedy.js';
import { listsOfWorkspace } from '../../snapshot/places.js';
import { managedNetworkOf } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inheritedFromHub } from '../workspace/hub-and-project.js';

export const managedNetworkWithBasicFirewall = defineCheck({
  id: 'managed-network-with-basic-firewall',
  summary: 'host rules of the managed network on a firewall of the Basic kind',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'info',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Rules for hosts are kept by a firewall that the service runs and you pay for. The Basic kind costs less, but it only ' +
    'reports traffic to known bad addresses and does not stop it.',
  passes:
    'managedNetwork.firewallSku is not Basic, where there are FQDN rules under AllowOnlyApprovedOutbound. Absent means ' +
    'Standard since API version 2024-10-01.',
  breaks: 'Nothing; the Standard firewall costs more.',
  repair: 'decide',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/read',
    'Microsoft.MachineLearningServices/workspaces/outboundRules/read',
  ],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-managed-network#select-an-azure-firewall-version-for-allowed-only-approved-outbound',
    'https://learn.microsoft.com/azure/firewall/choose-firewall-sku',
  ],
  judge({ subject: workspace, view }) {
    const inherited = inheritedFromHub(workspace, 'network');
    if (inherited !== undefined) {
      return inherited;
    }
    if (managedNetworkOf(workspace) !== 'approved-outbound') {
      return notApplicable('There is no managed network with approved destinations');
    }
    const hosts = view
      .list(`${workspace.id}/${listsOfWorkspace.outboundRules}`)
      .filter((rule) => rule.is('properties.type', 'FQDN')).length;
    if (hosts === 0) {
      return notApplicable('There is no rule for a host, so that there is no firewall');
    }
    const kind = workspace.text('properties.managedNetwork.firewallSku', { since: '2024-10-01' });
    const said = `firewallSku is ${kind ?? 'not set, which means Standard'}; rules for hosts: ${String(hosts)}`;
    return kind?.toLowerCase() === 'basic' ? fail(said) : pass(said);
  },
  fix: ({ subject: workspace }) =>
    setProperties(
      workspace.id,
      { managedNetwork: { firewallSku: 'Standard' } },
      'Choose the Standard firewall where traffic to known bad addresses has to be stopped',
    ),
});
