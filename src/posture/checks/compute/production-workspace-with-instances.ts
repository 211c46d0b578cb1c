import { advise } from '../../fixes/remedy.js';
import { listsOfWorkspace } from '../../snapshot/places.js';
import { isProduction } from '../../snapshot/workspace-traits.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { isInstance } from './compute-parts.js';

export const productionWorkspaceWithInstances = defineCheck({
  id: 'production-workspace-with-instances',
  summary: 'compute instances in a workspace that serves production',
  group: 'compute',
  serves: 'encryption-production-compute',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'A compute instance is a desk: somebody is signed in, installs things, and it is not patched by itself. Production ' +
    'trains on clusters and serves from Kubernetes or managed endpoints.',
  passes:
    'computes has no ComputeInstance, where the workspace serves production by the setting production, a tag such as env, ' +
    'or a word of its name. Where nothing says so, there is nothing to judge.',
  breaks: 'Whoever works on these instances needs a workspace for development.',
  repair: 'decide',
  needs: [
    'Microsoft.MachineLearningServices/workspaces/read',
    'Microsoft.MachineLearningServices/workspaces/computes/read',
  ],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/concept-compute-target'],
  judge({ subject: workspace, view, settings }) {
    const production = isProduction(workspace, settings);
    if (production !== true) {
      return notApplicable(
        production === false
          ? 'The workspace does not serve production'
          : 'Nothing says whether the workspace serves production; set production, or tag the workspace with env',
      );
    }
    const instances = view.list(`${workspace.id}/${listsOfWorkspace.computes}`).filter(isInstance);
    return instances.length === 0
      ? pass('There is no compute instance')
      : fail(`Compute instances: ${instances.map(({ name }) => name).join(', ')}`);
  },
  fix: () => advise('Move the people to a workspace for development, and delete the instances here'),
});
