import { forkBuildGetsSecrets } from '../../../../src/posture/checks/azure-devops/fork-build-gets-secrets.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(forkBuildGetsSecrets, {
  pass: { on: { says: /./ } },
  fail: {
    off: {
      given: { [paths.settings]: { enforceNoAccessToSecretsFromForks: false } },
      says: /enforceNoAccessToSecretsFromForks is false/,
    },
  },
  unknown: {
    'not allowed': { given: { [paths.settings]: 'forbidden' } },
    'not said': { given: { [paths.settings]: { enforceNoAccessToSecretsFromForks: undefined } } },
  },
  notApplicable: { 'forks are not built': { given: { [paths.settings]: { buildsEnabledForForks: false } } } },
});
