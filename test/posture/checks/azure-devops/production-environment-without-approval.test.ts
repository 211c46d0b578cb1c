import { productionEnvironmentWithoutApproval } from '../../../../src/posture/checks/azure-devops/production-environment-without-approval.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(productionEnvironmentWithoutApproval, {
  pass: { 'an approval': { on: ['churn-prod'] } },
  fail: {
    'no check': { given: { [paths.environmentChecks]: [] } },
    'a check that asks nobody': { given: { [paths.environmentChecks]: [{ type: { name: 'Task Check' } }] } },
    'an approval of nobody': {
      given: { [paths.environmentChecks]: [{ type: { name: 'Approval' }, approverCount: 0 }] },
    },
  },
  unknown: {
    'checks not allowed': { given: { [paths.environmentChecks]: 'forbidden' } },
    'environments not allowed': { given: { [paths.environments]: 'forbidden' } },
  },
  notApplicable: { 'not production': { on: ['churn-dev'] } },
});
