import { forkWorkflowWithoutApproval } from '../../../../src/posture/checks/github/fork-workflow-without-approval.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(forkWorkflowWithoutApproval, {
  pass: { 'a public one, all approved': { given: { [gitHubPaths.repository]: { visibility: 'public' } } } },
  fail: {
    'the first one alone': {
      given: {
        [gitHubPaths.repository]: { visibility: 'public' },
        [gitHubPaths.forkApproval]: { approval_policy: 'first_time_contributors' },
      },
    },
  },
  unknown: {
    'not allowed': {
      given: { [gitHubPaths.repository]: { visibility: 'public' }, [gitHubPaths.forkApproval]: 'forbidden' },
    },
    'not said who sees it': { given: { [gitHubPaths.repository]: { visibility: undefined } } },
  },
  notApplicable: { 'not public': {} },
});
