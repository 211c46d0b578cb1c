import { azureDevopsProjectPublic } from '../../../../src/posture/checks/azure-devops/azure-devops-project-public.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(azureDevopsProjectPublic, {
  pass: {
    private: { says: /private/ },
    'for the organization': { given: { [paths.project]: { visibility: 'organization' } } },
  },
  fail: { public: { given: { [paths.project]: { visibility: 'public' } }, on: ['churn model'] } },
  unknown: {
    'not allowed': { given: { [paths.project]: 'forbidden' } },
    'not said': { given: { [paths.project]: { visibility: undefined } } },
  },
  notApplicable: { gone: { given: { [paths.project]: 'absent' } } },
});
