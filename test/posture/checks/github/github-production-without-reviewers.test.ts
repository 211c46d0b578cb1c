import { githubProductionWithoutReviewers } from '../../../../src/posture/checks/github/github-production-without-reviewers.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(githubProductionWithoutReviewers, {
  pass: { reviewers: { on: ['production'] } },
  fail: {
    none: {
      given: { [gitHubPaths.environments]: [{ id: 71, name: 'ml-prod', protection_rules: [{ type: 'wait_timer' }] }] },
    },
  },
  unknown: { 'not allowed': { given: { [gitHubPaths.environments]: 'forbidden' } } },
  notApplicable: { 'not production': { on: ['dev'] }, none: { given: { [gitHubPaths.environments]: [] } } },
});
