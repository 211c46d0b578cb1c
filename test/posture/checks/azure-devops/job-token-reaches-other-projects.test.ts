import { jobTokenReachesOtherProjects } from '../../../../src/posture/checks/azure-devops/job-token-reaches-other-projects.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(jobTokenReachesOtherProjects, {
  pass: { on: { says: /./ } },
  fail: {
    off: { given: { [paths.settings]: { enforceJobAuthScope: false } }, says: /enforceJobAuthScope is false/ },
    'of releases': { given: { [paths.settings]: { enforceJobAuthScopeForReleases: false } } },
  },
  unknown: {
    'not allowed': { given: { [paths.settings]: 'forbidden' } },
    'not said': { given: { [paths.settings]: { enforceJobAuthScope: undefined } } },
  },
  notApplicable: { gone: { given: { [paths.settings]: 'absent' } } },
});
