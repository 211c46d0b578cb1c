import { advise } from '../../fixes/remedy.js';
import { isProduction } from '../../snapshot/workspace-traits.js';
import { countOf, someOf } from '../evidence-words.js';
import { gather } from '../inventory/associated-resources.js';
import { privilegedRoles, roleAssignmentsOn, roleCommands } from '../roles/role-assignments.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { isSameProduct, workspacesOfOtherStage } from './stages.js';

const writing = [...privilegedRoles, 'AzureML Data Scientist'];

export const samePeopleInDevAndProduction = defineCheck({
  id: 'same-people-in-dev-and-production',
  summary: 'people or pipelines that may change both dev and production',
  group: 'identity',
  serves: 'identity-stage-workspaces',
  severity: 'medium',
  since: '0.1.0',
  on: 'workspace',
  why:
    'A sign-in that is used for trying things out every day should not open production. And a change that one person ' +
    'can bring from dev to production alone has been looked at by nobody.',
  passes:
    'No user, service principal or managed identity holds Owner, Contributor, a role that gives roles or AzureML Data ' +
    'Scientist on the production workspace and on a workspace of the same name for another stage. Groups are left out, ' +
    'because somebody has decided about those.',
  breaks: 'Whoever works in both; production is changed by a pipeline with an identity of its own.',
  repair: 'decide',
  needs: ['Microsoft.Authorization/roleAssignments/read', 'Microsoft.MachineLearningServices/workspaces/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-assign-roles',
    'https://learn.microsoft.com/azure/cloud-adoption-framework/ready/azure-best-practices/ai-machine-learning-resource-organization',
  ],
  judge({ subject: workspace, view, settings }) {
    const production = isProduction(workspace, settings);
    if (production !== true) {
      return notApplicable(
        production === false
          ? 'The workspace does not serve production'
          : 'Nothing says whether the workspace serves production: tag it or set it in the settings',
      );
    }
    const siblings = workspacesOfOtherStage(true, view, settings).filter(({ id }) => isSameProduct(id, workspace.id));
    if (siblings.length === 0) {
      return notApplicable('No workspace of the same name serves another stage in this subscription');
    }
    const writers = (id: string): readonly string[] =>
      roleAssignmentsOn(id, view)
        .filter(({ role, principalType }) => writing.includes(role) && !principalType.endsWith('group'))
        .map(({ principal }) => principal);
    const own = new Set(writers(workspace.id));
    const { found, unread } = gather(siblings, ({ id }) => writers(id));
    const both = new Set(found.filter((principal) => own.has(principal)));
    if (both.size > 0) {
      return fail(`${countOf(both.size, 'principal')} may change both: ${someOf([...both])}`);
    }
    if (unread !== undefined) {
      throw unread;
    }
    return pass(`Nobody may change ${someOf(siblings.map(({ name }) => name))} and production`);
  },
  fix: ({ subject: workspace }) =>
    advise('Let a pipeline with an identity of its own change production, and give people Reader there', [
      ...roleCommands(workspace.id),
    ]),
});
