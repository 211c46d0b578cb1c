import { advise } from '../../fixes/remedy.js';
import { countOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, pass } from '../verdict.js';
import { rulesOfDefaultBranch } from './default-branch-rules.js';

export const githubDefaultBranchWithoutReview = defineCheck({
  id: 'github-default-branch-without-review',
  summary: 'default branch on GitHub to which code gets without a review',
  group: 'pipelines',
  serves: 'pipeline-project-access',
  severity: 'medium',
  since: '0.1.0',
  on: 'github-repository',
  why:
    'What is on the default branch is trained, registered and deployed. One account that is taken over, or one person ' +
    'in a hurry, is enough where nobody else has to look.',
  passes:
    'A ruleset in force on the default branch, or its classic protection, asks for a pull request with at least one ' +
    'approving review (required_approving_review_count).',
  breaks: 'Pushes to the default branch without a pull request.',
  repair: 'in-place',
  needs: ['GitHub metadata', 'GitHub administration'],
  peers: [],
  references: [
    'https://docs.github.com/rest/repos/rules#get-rules-for-a-branch',
    'https://docs.github.com/rest/branches/branch-protection#get-branch-protection',
  ],
  judge({ subject: repository, view }) {
    const { reviews } = rulesOfDefaultBranch(repository, view, (rules) => rules.reviews > 0);
    return reviews > 0
      ? pass(`The default branch asks for ${countOf(reviews, 'review')}`)
      : fail('Nothing asks for a review on the default branch');
  },
  fix: () => advise('Add a ruleset for the default branch that requires a pull request with one approval'),
});
