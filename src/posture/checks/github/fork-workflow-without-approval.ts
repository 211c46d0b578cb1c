import { advise } from '../../fixes/remedy.js';
import { repositoryPart } from '../../pipelines/github-addresses.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass, unclear } from '../verdict.js';

export const forkWorkflowWithoutApproval = defineCheck({
  id: 'fork-workflow-without-approval',
  summary: 'public repository on GitHub that runs workflows of strangers without approval',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'A pull request from a fork runs the stranger’s code. With first_time_contributors a single merged typo is enough ' +
    'to run without anybody’s look from then on.',
  passes: 'approval_policy is all_external_contributors. Repositories that are not public are left out.',
  breaks: 'Workflows of contributors from outside wait for somebody to approve them.',
  repair: 'in-place',
  needs: ['GitHub administration'],
  peers: [],
  references: [
    'https://docs.github.com/actions/how-tos/manage-workflow-runs/approve-runs-from-forks',
    'https://docs.github.com/rest/actions/permissions#get-fork-pr-contributor-approval-permissions-for-a-repository',
  ],
  judge({ subject: repository, view }) {
    const visibility = repository.text('visibility');
    if (visibility !== undefined && visibility !== 'public') {
      return notApplicable('The repository is not public');
    }
    const named = { type: 'github/fork-approval', name: repository.name };
    const policy = view.thing(repositoryPart(repository.id, 'forkApproval'), named).text('approval_policy');
    if (visibility === undefined || policy === undefined) {
      return unclear('The answer does not say whose workflows need approval');
    }
    return policy === 'all_external_contributors'
      ? pass('approval_policy is all_external_contributors')
      : fail(`approval_policy is ${policy}`);
  },
  fix: () => advise('Require approval for all external contributors: repository settings, actions, general'),
});
