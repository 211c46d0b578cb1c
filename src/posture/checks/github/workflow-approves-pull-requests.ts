import { advise } from '../../fixes/remedy.js';
import { repositoryPart } from '../../pipelines/github-addresses.js';
import { defineCheck } from '../define-check.js';
import { fail, pass, unclear } from '../verdict.js';

export const workflowApprovesPullRequests = defineCheck({
  id: 'workflow-approves-pull-requests',
  summary: 'repository on GitHub whose workflows can approve pull requests',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'Where a review is required, a workflow that approves makes the review a matter of one person: whoever can add or ' +
    'change a workflow. The four eyes are gone without anybody seeing it.',
  passes: 'can_approve_pull_request_reviews is false.',
  breaks: 'Workflows that create or approve pull requests with their own token.',
  repair: 'precondition',
  needs: ['GitHub administration'],
  peers: [],
  references: [
    'https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/enabling-features-for-your-repository/managing-github-actions-settings-for-a-repository',
    'https://docs.github.com/rest/actions/permissions#get-default-workflow-permissions-for-a-repository',
  ],
  judge({ subject: repository, view }) {
    const named = { type: 'github/workflow-token', name: repository.name };
    const approves = view
      .thing(repositoryPart(repository.id, 'workflowToken'), named)
      .flag('can_approve_pull_request_reviews');
    if (approves === undefined) {
      return unclear('The answer does not say whether workflows approve');
    }
    return approves
      ? fail('can_approve_pull_request_reviews is true')
      : pass('can_approve_pull_request_reviews is false');
  },
  fix: () =>
    advise('Turn off "Allow GitHub Actions to create and approve pull requests": repository settings, actions'),
});
