import { githubProductionOpenToAnyBranch } from '../../../../src/posture/checks/github/github-production-open-to-any-branch.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(githubProductionOpenToAnyBranch, {
  pass: {
    'protected branches': { on: ['production'] },
    'chosen branches': {
      given: {
        [gitHubPaths.environments]: [
          { id: 71, name: 'live', deployment_branch_policy: { custom_branch_policies: true } },
        ],
      },
    },
  },
  fail: {
    any: { given: { [gitHubPaths.environments]: [{ id: 71, name: 'ml-prod', deployment_branch_policy: null }] } },
  },
  unknown: { 'not allowed': { given: { [gitHubPaths.environments]: 'forbidden' } } },
  notApplicable: { 'not production': { on: ['dev'] } },
});
