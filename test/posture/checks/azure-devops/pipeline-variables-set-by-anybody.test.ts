import { pipelineVariablesSetByAnybody } from '../../../../src/posture/checks/azure-devops/pipeline-variables-set-by-anybody.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(pipelineVariablesSetByAnybody, {
  pass: { on: { says: /./ } },
  fail: { off: { given: { [paths.settings]: { enforceSettableVar: false } }, says: /enforceSettableVar is false/ } },
  unknown: {
    'not allowed': { given: { [paths.settings]: 'forbidden' } },
    'not said': { given: { [paths.settings]: { enforceSettableVar: undefined } } },
  },
  notApplicable: { gone: { given: { [paths.settings]: 'absent' } } },
});
