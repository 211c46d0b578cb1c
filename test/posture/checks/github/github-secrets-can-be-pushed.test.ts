import { githubSecretsCanBePushed } from '../../../../src/posture/checks/github/github-secrets-can-be-pushed.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(githubSecretsCanBePushed, {
  pass: { on: {} },
  fail: {
    off: {
      given: {
        [gitHubPaths.repository]: {
          security_and_analysis: { secret_scanning_push_protection: { status: 'disabled' } },
        },
      },
    },
  },
  unknown: {
    'no administrator': {
      given: { [gitHubPaths.repository]: { security_and_analysis: undefined } },
      says: /administrators/,
    },
    'not allowed': { given: { [gitHubPaths.repository]: 'forbidden' } },
  },
  notApplicable: { gone: { given: { [gitHubPaths.repository]: 'absent' } } },
});
