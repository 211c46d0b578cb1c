import { advise } from '../../fixes/remedy.js';
import { shellWord } from '../../fixes/render.js';
import { resourceGroupId, parseResourceId } from '../../resource-id.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';
import { definitionOf, effectiveAssignments } from './assigned-policies.js';
import { builtInPolicy } from './built-in-policies.js';

export const jobsWithoutPolicies = defineCheck({
  id: 'jobs-without-policies',
  summary: 'workspace where no policy limits which models and images may be used',
  group: 'supply-chain',
  serves: 'audit-policy',
  severity: 'low',
  since: '0.1.0',
  on: 'workspace',
  why:
    'Some policies of Azure ML look at what happens inside: which registries models and images come from, whether ' +
    'training code is signed, which packages may be installed. Nothing else in Azure asks for signed training code.',
  passes:
    'At least one of the built-in definitions for jobs and models is assigned on the workspace or above it, with an ' +
    'effect. They are in preview. Where only initiatives are assigned, it is not known what they hold.',
  breaks: 'Jobs and deployments that use what the policy does not list; start with the effect Audit.',
  repair: 'decide',
  needs: ['Microsoft.Authorization/policyAssignments/read'],
  peers: ['Azure Policy 12e5dd16', 'Azure Policy 5853517a', 'Azure Policy 6a6f7384', 'Azure Policy 77eeea86'],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-regulate-registry-deployments',
    'https://learn.microsoft.com/azure/machine-learning/how-to-integrate-azure-policy',
  ],
  judge({ view }) {
    const ids = effectiveAssignments(view).map(definitionOf);
    const about = ids.map((id) => builtInPolicy(id)).filter((policy) => policy?.topic === 'jobs and models');
    if (about.length > 0) {
      return pass(`Assigned: ${someOf(about.map((policy) => policy?.about ?? ''))}`);
    }
    const own = ids.filter((id) => /\/policySetDefinitions\//i.test(id) && !isSecurityBenchmark(id));
    return own.length === 0
      ? fail('None of the policies for jobs and models is assigned')
      : unclear('What the assigned initiatives hold was not read');
  },
  fix: ({ view }) => {
    const workspace = parseResourceId(view.snapshot.workspace);
    return advise('Decide which registries your models come from, and assign the policy for it', [
      `az policy assignment create --name aml-registry-models --policy 12e5dd16-d201-47ff-849b-8454061c293d --scope ${workspace === undefined ? '<scope>' : shellWord(resourceGroupId(workspace))} --params @parameters.json`,
    ]);
  },
});

// Defender assigns it to every subscription; it judges resources of Resource Manager only.
function isSecurityBenchmark(id: string): boolean {
  return id.toLowerCase().endsWith('/1f3afdf9-d0c9-4c3d-847f-89da613e70a8');
}
