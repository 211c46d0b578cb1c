import { pipelineWithSecretVariable } from '../../../../src/posture/checks/azure-devops/pipeline-with-secret-variable.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(pipelineWithSecretVariable, {
  pass: { 'no secret': {} },
  fail: {
    'a secret': {
      given: { [paths.pipelines]: [{ id: 21, name: 'train', variableList: [{ name: 'KEY', isSecret: true }] }] },
      says: /KEY/,
      on: ['train'],
    },
  },
  unknown: { 'not allowed': { given: { [paths.pipelines]: 'throttled' } } },
  notApplicable: { none: { given: { [paths.pipelines]: [] } } },
});
