import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { isProductionEnvironment } from '../pipelines/production-environment.js';
import { fail, notApplicable, pass } from '../verdict.js';

export const githubProductionOpenToAnyBranch = defineCheck({
  id: 'github-production-open-to-any-branch',
  summary: 'production environment on GitHub to which any branch can deploy',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'github-environment',
  why:
    'Whoever may push a branch can change the workflow in it, and get the secrets and the federated identity of the ' +
    'environment without a review of the code.',
  passes:
    'deployment_branch_policy names protected branches or chosen ones. Absent or null means that any branch can ' +
    'deploy. Environments without a word for production in their name are left out.',
  breaks: 'Deployments from other branches.',
  repair: 'in-place',
  needs: ['GitHub actions'],
  peers: [],
  references: [
    'https://docs.github.com/actions/deployment/targeting-different-environments/managing-environments-for-deployment',
    'https://docs.github.com/rest/deployments/environments#list-environments',
  ],
  judge({ subject: environment }) {
    const policy = environment.node('deployment_branch_policy');
    if (!isProductionEnvironment(environment.name)) {
      return notApplicable('The name does not say that it is production');
    }
    return policy?.flag('protected_branches') === true || policy?.flag('custom_branch_policies') === true
      ? pass('Chosen branches can deploy')
      : fail('Any branch can deploy');
  },
  fix: () => advise('Let protected branches deploy alone: repository settings, environments, deployment branches'),
});
