import { workflowTokenCanWrite } from '../../../../src/posture/checks/github/workflow-token-can-write.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(workflowTokenCanWrite, {
  pass: { reads: {} },
  fail: { writes: { given: { [gitHubPaths.workflowToken]: { default_workflow_permissions: 'write' } } } },
  unknown: {
    'not allowed': { given: { [gitHubPaths.workflowToken]: 'forbidden' } },
    'not said': { given: { [gitHubPaths.workflowToken]: { default_workflow_permissions: undefined } } },
  },
  notApplicable: { gone: { given: { [gitHubPaths.workflowToken]: 'absent' } } },
});
