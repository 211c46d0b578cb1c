import { setProperties } from '../../fixes/remedy.js';
import { managedNetworkOf } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { inheritedFromHub } from '../workspace/hub-and-project.js';

const since = '2023-10-01';

export const serverlessComputeOutsideNetwork = defineCheck({
  id: 'serverless-compute-outside-network',
  summary: 'serverless jobs that run outside your network',
  group: 'network',
  serves: 'network-private-workspace',
  severity: 'high',
  since: '0.1.0',
  on: 'workspace',
  why:
    'A job that names no compute runs on serverless machines. Where nothing puts these into a network, they have public ' +
    'addresses, however well the clusters are kept.',
  passes:
    'There is a managed network; or serverlessComputeSettings names a serverlessComputeCustomSubnet or has ' +
    'serverlessComputeNoPublicIP true. A subnet without the latter still fails, with a lower severity. Absent means ' +
    'neither since API version 2023-10-01.',
  breaks: 'Jobs that download from the internet, until the subnet has a way out (a NAT gateway or a firewall).',
  repair: 'precondition',
  needs: ['Microsoft.MachineLearningServices/workspaces/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-use-serverless-compute',
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-training-vnet',
  ],
  judge({ subject: workspace }) {
    const inherited = inheritedFromHub(workspace, 'network');
    if (inherited !== undefined) {
      return inherited;
    }
    if (managedNetworkOf(workspace) !== 'off') {
      return notApplicable('Serverless compute stands in the managed network');
    }
    const subnet = workspace.has('properties.serverlessComputeSettings.serverlessComputeCustomSubnet', { since });
    const noAddress =
      workspace.flag('properties.serverlessComputeSettings.serverlessComputeNoPublicIP', { since }) === true;
    if (noAddress) {
      return pass(`serverlessComputeNoPublicIP is true${subnet ? ', in a subnet of your own' : ''}`);
    }
    return subnet
      ? fail('serverlessComputeCustomSubnet is set, but serverlessComputeNoPublicIP is not true', 'low')
      : fail('Neither serverlessComputeCustomSubnet nor serverlessComputeNoPublicIP is set');
  },
  fix: ({ subject: workspace }) => {
    const subnet = workspace.text('properties.serverlessComputeSettings.serverlessComputeCustomSubnet');
    return setProperties(
      workspace.id,
      {
        serverlessComputeSettings: {
          serverlessComputeNoPublicIP: true,
          ...(subnet === undefined ? {} : { serverlessComputeCustomSubnet: subnet }),
        },
      },
      'Take the public addresses away, and name the subnet of your computes as serverlessComputeCustomSubnet; a managed network does both',
    );
  },
});
