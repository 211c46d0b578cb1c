import { githubDefaultBranchWithoutReview } from '../../../../src/posture/checks/github/github-default-branch-without-review.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(githubDefaultBranchWithoutReview, {
  pass: {
    'a ruleset': {},
    'classic protection': {
      given: {
        [gitHubPaths.rules]: [],
        [gitHubPaths.protection]: {
          required_pull_request_reviews: { required_approving_review_count: 2 },
          allow_force_pushes: { enabled: false },
        },
      },
    },
  },
  fail: {
    neither: { given: { [gitHubPaths.rules]: [] }, says: /Nothing/ },
    'pull requests without reviews': {
      given: { [gitHubPaths.rules]: [{ type: 'pull_request', parameters: { required_approving_review_count: 0 } }] },
    },
  },
  unknown: {
    'rules not allowed': { given: { [gitHubPaths.rules]: 'forbidden' } },
    'no ruleset, and protection not allowed': {
      given: { [gitHubPaths.rules]: [], [gitHubPaths.protection]: 'forbidden' },
    },
    'repository not allowed': { given: { [gitHubPaths.repository]: 'forbidden' } },
  },
  notApplicable: { gone: { given: { [gitHubPaths.repository]: 'absent' } } },
  passesWithout: {
    '/protection': 'a ruleset is enough',
    '/rules/branches': 'classic protection is enough',
  },
});
