import { oidcSubjectSaysTooLittle } from '../../../../src/posture/checks/github/oidc-subject-says-too-little.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(oidcSubjectSaysTooLittle, {
  pass: {
    default: {},
    'with the environment': {
      given: { [gitHubPaths.subject]: { use_default: false, include_claim_keys: ['repo', 'environment'] } },
    },
  },
  fail: {
    'the repository alone': {
      given: { [gitHubPaths.subject]: { use_default: false, include_claim_keys: ['repository_owner', 'repo'] } },
      says: /repository_owner, repo/,
    },
    'nothing at all': { given: { [gitHubPaths.subject]: { use_default: false } } },
  },
  unknown: {
    'not allowed': { given: { [gitHubPaths.subject]: 'forbidden' } },
    'not said': { given: { [gitHubPaths.subject]: { use_default: undefined } } },
  },
  notApplicable: { gone: { given: { [gitHubPaths.subject]: 'absent' } } },
});
