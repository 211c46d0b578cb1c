import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { parseResourceId } from '../../resource-id.js';
import { Unread } from '../../snapshot/reading.js';
import type { Resource } from '../../snapshot/resource.js';
import { managedNetworkOf } from '../../snapshot/workspace-traits.js';
import { defineCheck, type Judged } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inheritedFromHub } from './hub-and-project.js';
import { endpointConnections, isFromHere, type EndpointConnection } from './private-endpoints.js';

export const privateEndpointOfForeignSubscription = defineCheck({
  id: 'private-endpoint-of-foreign-subscription',
  summary: 'private endpoint to the workspace from a subscription nobody vouches for',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'A private endpoint is a door into the network in which it stands. One in somebody else’s subscription lets their ' +
    'network reach the workspace, and data leave through it, while public access looks closed.',
  passes:
    'Each entry of privateEndpointConnections that is Approved or Pending belongs to the workspace’s own subscription ' +
    'or to a trusted one of the settings. With a managed network, whose own endpoints stand in a subscription of ' +
    'Microsoft, a foreign one is unknown until it is trusted.',
  breaks: 'Whoever uses that endpoint loses the workspace.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: ['ALZ Audit-MachineLearning-PrivateEndpointId', 'AzTS NetSec_Use_Trusted_Connections'],
  references: ['https://learn.microsoft.com/azure/private-link/manage-private-endpoint'],
  judge(judged) {
    const { subject: workspace } = judged;
    const inherited = inheritedFromHub(workspace, 'network');
    if (inherited !== undefined) {
      return inherited;
    }
    const open = endpointConnections(workspace).filter(carriesOrWillCarry);
    if (open.length === 0) {
      return notApplicable('There is no private endpoint');
    }
    const foreign = foreignConnections(judged);
    if (foreign.length === 0) {
      if (open.some(({ endpoint }) => endpoint === undefined)) {
        throw new Unread({ code: 'wrong-shape', message: 'A connection does not say which endpoint it is' });
      }
      return pass('Every private endpoint belongs to the workspace’s own subscription or to a trusted one');
    }
    const named = foreign.map(({ name }) => name).join(', ');
    if (managedNetworkOf(workspace) !== 'off') {
      throw new Unread({
        code: 'not-read',
        message: `It cannot be read whether ${named} belongs to the managed network; trust its subscription if it does`,
      });
    }
    return fail(`From another subscription: ${named}`);
  },
  fix: (judged) =>
    advise(
      'Ask whose endpoint it is; trust its subscription in the settings, or remove the connection',
      foreignConnections(judged).flatMap(({ id }) =>
        id === undefined ? [] : [`az network private-endpoint-connection delete --id ${shellWord(id)}`],
      ),
    ),
});

function foreignConnections({ subject: workspace, settings }: Judged): readonly EndpointConnection[] {
  return endpointConnections(workspace).filter(
    (connection) =>
      carriesOrWillCarry(connection) &&
      connection.endpoint !== undefined &&
      !isFromHere(connection.endpoint, workspace, settings) &&
      !isOfManagedNetwork(connection.endpoint, workspace),
  );
}

function carriesOrWillCarry({ status }: EndpointConnection): boolean {
  return ['approved', 'pending'].includes(status.toLowerCase());
}

function isOfManagedNetwork(endpoint: string, workspace: Resource): boolean {
  const network = parseResourceId(workspace.text('properties.managedNetwork.networkId') ?? '');
  return network !== undefined && network.subscription === parseResourceId(endpoint)?.subscription;
}
