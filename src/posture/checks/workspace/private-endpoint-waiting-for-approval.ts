import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { inheritedFromHub } from './hub-and-project.js';
import { endpointConnections, type EndpointConnection } from './private-endpoints.js';

export const privateEndpointWaitingForApproval = defineCheck({
  id: 'private-endpoint-waiting-for-approval',
  summary: 'private endpoint that waits for somebody to approve it',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Anybody in any subscription can ask for a private endpoint to the workspace. A request that nobody has looked at ' +
    'is either a way in that somebody needs or one that somebody should not get.',
  passes: 'No entry of privateEndpointConnections has the status Pending. Absent means none.',
  breaks: 'Nothing.',
  repair: 'decide',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: ['AzTS NetSec_Use_Trusted_Connections'],
  references: ['https://learn.microsoft.com/azure/private-link/manage-private-endpoint'],
  judge({ subject: workspace }) {
    const inherited = inheritedFromHub(workspace, 'network');
    if (inherited !== undefined) {
      return inherited;
    }
    const pending = endpointConnections(workspace).filter(isPending);
    return pending.length === 0
      ? pass('No connection is Pending')
      : fail(`Pending: ${pending.map(({ name }) => name).join(', ')}`);
  },
  fix: ({ subject: workspace }) =>
    advise(
      'Approve what you expect, reject the rest',
      endpointConnections(workspace)
        .filter(isPending)
        .flatMap(({ id }) =>
          id === undefined ? [] : [`az network private-endpoint-connection reject --id ${shellWord(id)}`],
        ),
    ),
});

function isPending({ status }: EndpointConnection): boolean {
  return status.toLowerCase() === 'pending';
}
