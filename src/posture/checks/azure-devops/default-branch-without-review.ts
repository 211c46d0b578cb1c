import { advise } from '../../fixes/remedy.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass } from '../verdict.js';
import { policiesOnDefaultBranch } from './branch-policies.js';

export const defaultBranchWithoutReview = defineCheck({
  id: 'default-branch-without-review',
  summary: 'default branch to which code gets without anybody else’s review',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'azure-devops-repository',
  why:
    'What is on the default branch is trained, registered and deployed. One account that is taken over, or one person ' +
    'in a hurry, is enough where nobody else has to look.',
  passes:
    'An enabled and required policy "Minimum number of reviewers" covers the default branch, with ' +
    'minimumApproverCount 1 or more, and the own vote does not suffice (creatorVoteCounts false, or 2 or more reviewers).',
  breaks: 'Pushes to the default branch without a pull request.',
  repair: 'in-place',
  needs: ['vso.code'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/devops/repos/git/branch-policies',
    'https://learn.microsoft.com/rest/api/azure/devops/policy/configurations/list',
  ],
  judge({ subject: repository, view }) {
    if (repository.text('defaultBranch') === undefined) {
      return notApplicable('The repository has no branch yet');
    }
    const counts = policiesOnDefaultBranch(repository, 'reviewers', view).map(
      (policy) =>
        (policy.number('settings.minimumApproverCount') ?? 0) -
        (policy.flag('settings.creatorVoteCounts') === true ? 1 : 0),
    );
    if (counts.length === 0) {
      return fail('No required policy asks for reviewers on the default branch');
    }
    return Math.max(...counts) >= 1
      ? pass('A required policy asks for reviewers on the default branch')
      : fail('The own vote of whoever wrote the code is enough');
  },
  fix: () => advise('Require a reviewer on the default branch: repository settings, policies, branch policies'),
});
