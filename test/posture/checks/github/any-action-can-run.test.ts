import { anyActionCanRun } from '../../../../src/posture/checks/github/any-action-can-run.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(anyActionCanRun, {
  pass: {
    chosen: {},
    pinned: { given: { [gitHubPaths.actions]: { allowed_actions: 'all', sha_pinning_required: true } } },
  },
  fail: { all: { given: { [gitHubPaths.actions]: { allowed_actions: 'all' } } } },
  unknown: {
    'not allowed': { given: { [gitHubPaths.actions]: 'forbidden' } },
    'not said': { given: { [gitHubPaths.actions]: { allowed_actions: undefined } } },
  },
  notApplicable: { 'Actions are off': { given: { [gitHubPaths.actions]: { enabled: false } } } },
});
