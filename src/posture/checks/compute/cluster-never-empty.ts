import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { computeCommand, said, settingsOf } from './compute-parts.js';

export const clusterNeverEmpty = defineCheck({
  id: 'cluster-never-empty',
  summary: 'cluster that never scales to zero and so is never patched',
  group: 'compute',
  serves: 'encryption-production-compute',
  severity: 'medium',
  since: '0.1.0',
  on: 'compute-cluster',
  why:
    'A node gets the current image of its operating system when it is made. Nodes that always run keep the image of the ' +
    'day they were made, with every weakness that was found since.',
  passes: 'scaleSettings.minNodeCount is 0. Absent means 0.',
  breaks: 'Nothing; the first job after a pause waits some minutes for a node.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: ['checkov CKV_AZURE_150', 'ALZ Deny-MachineLearning-ComputeCluster-Scale'],
  references: ['https://learn.microsoft.com/azure/machine-learning/concept-vulnerability-management#compute-clusters'],
  judge({ subject: compute }) {
    const least = settingsOf(compute).number('scaleSettings.minNodeCount');
    const words = said('minNodeCount', least === undefined ? undefined : String(least), '0');
    return (least ?? 0) === 0 ? pass(words) : fail(words);
  },
  fix: ({ subject: compute, view }) => ({
    text: 'Let the cluster scale to zero when it has no job',
    cli: [computeCommand(compute, view, 'update', '--min-instances 0')],
    changes: [
      {
        is: 'update',
        id: compute.id,
        body: { properties: { computeType: 'AmlCompute', properties: { scaleSettings: { minNodeCount: 0 } } } },
      },
    ],
  }),
});
