import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { parseResourceId } from '../../resource-id.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import { defineCheck, type Judged } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { eachKnown } from './each-known.js';
import { inheritedFromHub } from './hub-and-project.js';
import { approvedConnections, isFromHere } from './private-endpoints.js';

/** The zones of a workspace by cloud, <https://learn.microsoft.com/azure/private-link/private-endpoint-dns>. */
const zonesOfCloud: Readonly<Record<string, readonly string[]>> = {
  public: ['privatelink.api.azureml.ms', 'privatelink.notebooks.azure.net'],
  usGovernment: ['privatelink.api.ml.azure.us', 'privatelink.notebooks.usgovcloudapi.net'],
  china: ['privatelink.api.ml.azure.cn', 'privatelink.notebooks.chinacloudapi.cn'],
};

export const workspaceEndpointWithoutDnsZone = defineCheck({
  id: 'workspace-endpoint-without-dns-zone',
  summary: 'private endpoint of the workspace without its private DNS zones',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'A private endpoint is used only by those whose DNS answers with its address. Without the zones, names lead to the ' +
    'public address, and people open public access again to get to work.',
  passes:
    'Each approved endpoint in the workspace’s own or a trusted subscription has DNS zone groups with both zones, that ' +
    'of the API and that of the notebooks. No zone group at all has a lower severity, because your own DNS may answer.',
  breaks: 'Nothing.',
  repair: 'in-place',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/read',
    'Microsoft.Network/privateEndpoints/privateDnsZoneGroups/read',
  ],
  peers: ['Azure Policy ee40564d'],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-custom-dns'],
  judge(judged) {
    const { subject: workspace, view } = judged;
    const inherited = inheritedFromHub(workspace, 'network');
    const zones = zonesOfCloud[view.snapshot.cloud];
    const endpoints = endpointsFromHere(judged);
    if (inherited !== undefined || zones === undefined || endpoints.length === 0) {
      const why =
        zones === undefined ? 'The DNS zones of this cloud are not known' : 'There is no private endpoint of your own';
      return inherited ?? notApplicable(why);
    }
    const { known, unread } = eachKnown(endpoints, (endpoint) => ({ endpoint, found: zonesOf(endpoint, view) }));
    const lacking = known.filter(({ found }) => !zones.every((zone) => found.includes(zone)));
    if (lacking.length > 0) {
      const said = lacking.map(
        ({ endpoint, found }) =>
          `${nameOf(endpoint)} lacks ${zones.filter((zone) => !found.includes(zone)).join(' and ')}`,
      );
      return fail(said.join('; '), lacking.every(({ found }) => found.length === 0) ? 'low' : undefined);
    }
    if (unread !== undefined) {
      throw unread;
    }
    return pass(`Both zones are there: ${zones.join(', ')}`);
  },
  fix: (judged) => {
    const zones = zonesOfCloud[judged.view.snapshot.cloud] ?? [];
    return advise(
      'Create the zones, link them to the network, and add them to the endpoint; with your own DNS servers, forward them',
      endpointsFromHere(judged).flatMap((endpoint) => zones.map((zone) => zoneCommand(endpoint, zone))),
    );
  },
});

function endpointsFromHere({ subject: workspace, settings }: Judged): readonly string[] {
  return approvedConnections(workspace)
    .map(({ endpoint }) => endpoint)
    .filter((endpoint) => endpoint !== undefined)
    .filter((endpoint) => isFromHere(endpoint, workspace, settings));
}

function zonesOf(endpoint: string, view: SnapshotView): readonly string[] {
  return view
    .list(`${endpoint}/privateDnsZoneGroups`)
    .flatMap((group) => group.list('properties.privateDnsZoneConfigs'))
    .map((config) => config.text('properties.privateDnsZoneId')?.split('/').at(-1)?.toLowerCase() ?? '');
}

function zoneCommand(endpoint: string, zone: string): string {
  return (
    `az network private-endpoint dns-zone-group add --endpoint-name ${shellWord(nameOf(endpoint))} ` +
    `--resource-group ${shellWord(parseResourceId(endpoint)?.resourceGroup ?? '')} --name default ` +
    `--private-dns-zone ${zone} --zone-name ${zone}`
  );
}

function nameOf(endpoint: string): string {
  return parseResourceId(endpoint)?.name ?? endpoint;
}
