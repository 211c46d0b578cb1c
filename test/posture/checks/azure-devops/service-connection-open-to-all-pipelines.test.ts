import { serviceConnectionOpenToAllPipelines } from '../../../../src/posture/checks/azure-devops/service-connection-open-to-all-pipelines.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(serviceConnectionOpenToAllPipelines, {
  pass: { 'one by one': { says: /one by one/ } },
  fail: { 'open to all': { given: { [paths.connectionPermissions]: { allPipelines: { authorized: true } } } } },
  unknown: {
    'permissions not allowed': { given: { [paths.connectionPermissions]: 'forbidden' } },
    'list not allowed': { given: { [paths.connections]: 'forbidden' } },
  },
  notApplicable: { none: { given: { [paths.connections]: [] } } },
});
