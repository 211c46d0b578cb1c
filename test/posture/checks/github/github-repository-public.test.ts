import { githubRepositoryPublic } from '../../../../src/posture/checks/github/github-repository-public.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(githubRepositoryPublic, {
  pass: { private: {}, internal: { given: { [gitHubPaths.repository]: { visibility: 'internal' } } } },
  fail: { public: { given: { [gitHubPaths.repository]: { visibility: 'public' } }, on: ['churn'] } },
  unknown: {
    'not allowed': { given: { [gitHubPaths.repository]: 'forbidden' } },
    'not said': { given: { [gitHubPaths.repository]: { visibility: undefined } } },
  },
  notApplicable: { gone: { given: { [gitHubPaths.repository]: 'absent' } } },
});
