import { jobTokenReachesAllRepositories } from '../../../../src/posture/checks/azure-devops/job-token-reaches-all-repositories.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(jobTokenReachesAllRepositories, {
  pass: { on: { says: /./ } },
  fail: {
    off: {
      given: { [paths.settings]: { enforceReferencedRepoScopedToken: false } },
      says: /enforceReferencedRepoScopedToken is false/,
    },
  },
  unknown: {
    'not allowed': { given: { [paths.settings]: 'forbidden' } },
    'not said': { given: { [paths.settings]: { enforceReferencedRepoScopedToken: undefined } } },
  },
  notApplicable: { gone: { given: { [paths.settings]: 'absent' } } },
});
