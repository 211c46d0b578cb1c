import { variableGroupOpenToAllPipelines } from '../../../../src/posture/checks/azure-devops/variable-group-open-to-all-pipelines.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(variableGroupOpenToAllPipelines, {
  pass: { 'one by one': { says: /one by one/ } },
  fail: { 'open to all': { given: { [paths.groupPermissions]: { allPipelines: { authorized: true } } } } },
  unknown: {
    'permissions not allowed': { given: { [paths.groupPermissions]: 'forbidden' } },
    'list not allowed': { given: { [paths.groups]: 'forbidden' } },
  },
  notApplicable: { 'without secrets': { on: ['churn-names'] } },
});
