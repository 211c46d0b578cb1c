import { setProperties } from '../../fixes/remedy.js';
import { managedNetworkOf } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inheritedFromHub } from '../workspace/hub-and-project.js';

export const managedNetworkWithoutMonitor = defineCheck({
  id: 'managed-network-without-monitor',
  summary: 'managed network whose traffic nobody can look at',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'low',
  since: '0.1.0',
  on: 'workspace',
  why: 'When data has left, the question is where to and from which job. Without the monitor there is nothing to look it up in.',
  passes:
    'managedNetwork.enableNetworkMonitor is true. Absent means false since API version 2025-09-01; before, it is unknown.',
  breaks: 'Nothing; the logs cost what they take.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/templates/microsoft.machinelearningservices/workspaces'],
  judge({ subject: workspace }) {
    const inherited = inheritedFromHub(workspace, 'network');
    if (inherited !== undefined) {
      return inherited;
    }
    if (managedNetworkOf(workspace) === 'off') {
      return notApplicable('There is no managed network');
    }
    const on = workspace.flag('properties.managedNetwork.enableNetworkMonitor', { since: '2025-09-01' });
    return on === true
      ? pass('enableNetworkMonitor is true')
      : fail(`enableNetworkMonitor is ${on === undefined ? 'not set' : 'false'}`);
  },
  fix: ({ subject: workspace }) =>
    setProperties(workspace.id, { managedNetwork: { enableNetworkMonitor: true } }, 'Switch the network monitor on'),
});
