import { advise } from '../../fixes/remedy.js';
import { Unread } from '../../snapshot/reading.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { settingsOf } from './compute-parts.js';

export const clusterOfUnwelcomeSize = defineCheck({
  id: 'cluster-of-unwelcome-size',
  summary: 'cluster of a machine size that is not on your list',
  group: 'compute',
  serves: 'audit-policy',
  severity: 'low',
  since: '0.1.0',
  on: 'compute-cluster',
  why:
    'A list of sizes keeps the bill in order, and shows when somebody with a stolen sign-in makes machines to mine or to ' +
    'train for themselves.',
  passes: 'vmSize is in the setting allowedVmSizes. Where the setting is empty, there is nothing to judge.',
  breaks: 'Jobs that need the larger size.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: ['ALZ Deny-MachineLearning-Compute-VmSize'],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-manage-quotas'],
  judge({ subject: cluster, settings: { allowedVmSizes } }) {
    if (allowedVmSizes.length === 0) {
      return notApplicable('The setting allowedVmSizes is empty');
    }
    const size = settingsOf(cluster).text('vmSize');
    if (size === undefined) {
      throw new Unread({ code: 'wrong-shape', message: 'The size of the machines is not given' });
    }
    return allowedVmSizes.some((allowed) => allowed.toLowerCase() === size.toLowerCase())
      ? pass(`vmSize is ${size}`)
      : fail(`vmSize is ${size}`);
  },
  fix: ({ subject: cluster }) =>
    advise(
      `The size is chosen when a cluster is made: make ${cluster.name} anew in a size of the list, or put this one on it`,
    ),
});
