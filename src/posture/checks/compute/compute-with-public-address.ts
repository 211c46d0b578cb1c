import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { said, settingsOf } from './compute-parts.js';

export const computeWithPublicAddress = defineCheck({
  id: 'compute-with-public-address',
  summary: 'cluster or instance whose machines have public addresses',
  group: 'compute',
  serves: 'network-private-workspace',
  severity: 'high',
  since: '0.1.0',
  on: 'managed-compute',
  why:
    'A machine with a public address can be reached from the internet, if only by one forgotten rule, and needs rules ' +
    'that let the service in from there. Without the address neither is possible.',
  passes:
    'enableNodePublicIp is false. Absent means true. For an instance, connectivityEndpoints.publicIpAddress is told as ' +
    'evidence.',
  breaks:
    'Ways in and out: the compute needs a private endpoint of the workspace, and a NAT gateway, a firewall or the managed network for downloads.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-secure-training-vnet',
    'https://learn.microsoft.com/azure/machine-learning/how-to-prevent-data-loss-exfiltration',
  ],
  judge({ subject: compute }) {
    const settings = settingsOf(compute);
    const enabled = settings.flag('enableNodePublicIp');
    const words = said('enableNodePublicIp', enabled, 'true');
    if (enabled === false) {
      return pass(words);
    }
    return fail(settings.has('connectivityEndpoints.publicIpAddress') ? `${words}, and it has such an address` : words);
  },
  fix: ({ subject: compute }) =>
    advise(`Addresses are chosen when a compute is made: make ${compute.name} anew with enable_node_public_ip: false`),
});
