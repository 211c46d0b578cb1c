import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { computeCommand, said } from './compute-parts.js';

export const clusterWithoutManagedIdentity = defineCheck({
  id: 'cluster-without-managed-identity',
  summary: 'cluster without a managed identity of its own',
  group: 'identity',
  serves: 'identity-registry-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'compute-cluster',
  why:
    'Jobs on a cluster with an identity read data and pull images by roles. Without one, keys and passwords travel with ' +
    'the jobs, or they act by the wider identity of the workspace.',
  passes: 'identity.type is set and not None. Absent means None.',
  breaks: 'Nothing; the identity then needs its roles on data and registry.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/workspaces/computes/read'],
  peers: ['sonar ManagedIdentityCheck'],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-identity-based-service-authentication#compute-cluster',
  ],
  judge({ subject: cluster }) {
    const type = cluster.text('identity.type');
    const words = said('identity.type', type, 'None');
    return type === undefined || type.toLowerCase() === 'none' ? fail(words) : pass(words);
  },
  fix: ({ subject: cluster, view }) => ({
    text: 'Give the cluster an identity, and that identity the roles that its jobs need',
    cli: [computeCommand(cluster, view, 'update', '--identity-type system_assigned')],
    changes: [{ is: 'update', id: cluster.id, body: { identity: { type: 'SystemAssigned' } } }],
  }),
});
