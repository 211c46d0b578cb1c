import { ownRunnerOfPublicRepository } from '../../../../src/posture/checks/github/own-runner-of-public-repository.js';
import { gitHubPaths } from '../../../support/pipelines/made-github.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(ownRunnerOfPublicRepository, {
  pass: { 'public, hosted runners alone': { given: { [gitHubPaths.repository]: { visibility: 'public' } } } },
  fail: {
    one: {
      given: {
        [gitHubPaths.repository]: { visibility: 'public' },
        [gitHubPaths.runners]: [{ id: 1, name: 'gpu-box' }],
      },
      says: /gpu-box/,
    },
  },
  unknown: {
    'not allowed': {
      given: { [gitHubPaths.repository]: { visibility: 'public' }, [gitHubPaths.runners]: 'forbidden' },
    },
    'not said': { given: { [gitHubPaths.repository]: { visibility: undefined } } },
  },
  notApplicable: { 'not public': {} },
});
