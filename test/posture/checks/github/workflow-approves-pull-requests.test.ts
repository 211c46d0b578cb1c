import { workflowApprovesPullRequests } from '../../../../src/posture/checks/github/workflow-approves-pull-requests.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(workflowApprovesPullRequests, {
  pass: { no: {} },
  fail: { yes: { given: { [gitHubPaths.workflowToken]: { can_approve_pull_request_reviews: true } } } },
  unknown: {
    'not allowed': { given: { [gitHubPaths.workflowToken]: 'forbidden' } },
    'not said': { given: { [gitHubPaths.workflowToken]: { can_approve_pull_request_reviews: undefined } } },
  },
  notApplicable: { gone: { given: { [gitHubPaths.workflowToken]: 'absent' } } },
});
