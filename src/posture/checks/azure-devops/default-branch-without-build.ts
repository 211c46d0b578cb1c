import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { policiesOnDefaultBranch } from './branch-policies.js';

export const defaultBranchWithoutBuild = defineCheck({
  id: 'default-branch-without-build',
  summary: 'default branch to which code gets without a build that checks it',
  group: 'pipelines',
  serves: 'pipeline-security-scanning',
  severity: 'low',
  since: '0.1.0',
  on: 'azure-devops-repository',
  why:
    'Tests and scans that run after the merge find problems when they are already trained or deployed. A build that a ' +
    'pull request has to pass finds them before.',
  passes: 'An enabled and required policy "Build validation" covers the default branch.',
  breaks: 'Pull requests wait for the build.',
  repair: 'in-place',
  needs: ['vso.code'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/repos/git/branch-policies#build-validation',
    'https://learn.microsoft.com/rest/api/azure/devops/policy/configurations/list',
  ],
  judge({ subject: repository, view }) {
    if (repository.text('defaultBranch') === undefined) {
      return notApplicable('The repository has no branch yet');
    }
    return policiesOnDefaultBranch(repository, 'build', view).length > 0
      ? pass('A required build checks pull requests to the default branch')
      : fail('No required build checks pull requests to the default branch');
  },
  fix: () => advise('Add a build validation to the default branch: repository settings, policies, branch policies'),
});
