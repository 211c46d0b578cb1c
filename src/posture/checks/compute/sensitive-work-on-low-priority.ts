import { advise } from '../../fixes/remedy.js';
import { holdsSensitiveData } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { said, settingsOf } from './compute-parts.js';

export const sensitiveWorkOnLowPriority = defineCheck({
  id: 'sensitive-work-on-low-priority',
  summary: 'sensitive data on low-priority machines, which are taken away at any time',
  group: 'compute',
  serves: 'encryption-production-compute',
  severity: 'low',
  since: '0.1.0',
  on: 'compute-cluster',
  why:
    'A low-priority machine can be taken away in the middle of a job, before it has cleaned up or written down what it ' +
    'did. Work on sensitive data should end in order.',
  passes:
    'vmPriority is not LowPriority, where the data is sensitive by setting or tag. Absent means Dedicated. Where nothing ' +
    'says how sensitive the data is, there is nothing to judge.',
  breaks: 'Nothing; dedicated machines cost more.',
  repair: 'recreate',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/read',
    'Microsoft.MachineLearningServices/workspaces/computes/read',
  ],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-create-attach-compute-cluster'],
  judge({ subject: cluster, view, settings }) {
    const sensitive = holdsSensitiveData(view.workspace, settings);
    if (sensitive !== true) {
      return notApplicable(
        sensitive === false
          ? 'The data is said not to be sensitive'
          : 'Nothing says whether the data is sensitive; set sensitiveData, or tag the workspace with dataClassification',
      );
    }
    const priority = settingsOf(cluster).text('vmPriority');
    const words = said('vmPriority', priority, 'Dedicated');
    return priority?.toLowerCase() === 'lowpriority' ? fail(words) : pass(words);
  },
  fix: ({ subject: cluster }) => advise(`Make ${cluster.name} anew with tier: dedicated`),
});
