import { advise } from '../../fixes/remedy.js';
import { managedNetworkOf } from '../../snapshot/workspace-traits.js';
import type { SnapshotView } from '../../snapshot/snapshot-view.js';
import type { Node } from '../../snapshot/resource.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, type Verdict } from '../verdict.js';
import { isInstance, said, settingsOf } from './compute-parts.js';

export const sshPortOpenToInternet = defineCheck({
  id: 'ssh-port-open-to-internet',
  summary: 'cluster or instance whose SSH port is open',
  group: 'compute',
  serves: 'network-private-workspace',
  severity: 'high',
  since: '0.1.0',
  on: 'managed-compute',
  why:
    'An open SSH port is found within minutes by those who scan for it, and is not under Azure’s roles. What runs on the ' +
    'machine has the data and an identity.',
  passes:
    'For a cluster, remoteLoginPortPublicAccess is Disabled; NotSpecified and absent mean closed in a subnet or a managed ' +
    'network, and open otherwise. For an instance, sshSettings.sshPublicAccess is not Enabled; absent means Disabled. An ' +
    'open port on nodes without a public address has a lower severity.',
  breaks: 'Sign-in over SSH.',
  repair: 'recreate',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/computes/read',
    'Microsoft.MachineLearningServices/workspaces/read',
  ],
  peers: ['ALZ Deny-MachineLearning-ComputeCluster-RemoteLoginPortPublicAccess'],
  otherwise: 'The peers look at clusters only; instances have such a port too.',
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-create-compute-instance#enable-ssh-access',
    'https://learn.microsoft.com/azure/machine-learning/concept-enterprise-security',
  ],
  judge({ subject: compute, view }) {
    const settings = settingsOf(compute);
    return isInstance(compute) ? judgeInstance(settings) : judgeCluster(settings, view);
  },
  fix: ({ subject: compute }) =>
    advise(`The port is chosen when a compute is made: make ${compute.name} anew without public SSH`),
});

function judgeInstance(settings: Node): Verdict {
  const access = settings.text('sshSettings.sshPublicAccess');
  const words = said('sshPublicAccess', access, 'Disabled');
  return access?.toLowerCase() === 'enabled' ? open(words, settings) : pass(words);
}

function judgeCluster(settings: Node, view: SnapshotView): Verdict {
  const access = settings.text('remoteLoginPortPublicAccess');
  switch (access?.toLowerCase()) {
    case 'disabled':
      return pass('remoteLoginPortPublicAccess is Disabled');
    case 'enabled':
      return open('remoteLoginPortPublicAccess is Enabled', settings);
    default: {
      const inNetwork = settings.has('subnet.id') || managedNetworkOf(view.workspace) !== 'off';
      return inNetwork
        ? pass(`remoteLoginPortPublicAccess is ${access ?? 'not set'}, and the cluster stands in a network`)
        : open(`remoteLoginPortPublicAccess is ${access ?? 'not set'}, and the cluster stands in no network`, settings);
    }
  }
}

function open(words: string, settings: Node): Verdict {
  return settings.flag('enableNodePublicIp') === false
    ? fail(`${words}, without a public address`, 'low')
    : fail(words);
}
