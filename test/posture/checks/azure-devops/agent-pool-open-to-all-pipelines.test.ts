import { agentPoolOpenToAllPipelines } from '../../../../src/posture/checks/azure-devops/agent-pool-open-to-all-pipelines.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(agentPoolOpenToAllPipelines, {
  pass: { 'one by one': { says: /one by one/ } },
  fail: { 'open to all': { given: { [paths.queuePermissions]: { allPipelines: { authorized: true } } } } },
  unknown: {
    'permissions not allowed': { given: { [paths.queuePermissions]: 'forbidden' } },
    'list not allowed': { given: { [paths.queues]: 'forbidden' } },
  },
  notApplicable: { 'agents of Microsoft': { on: ['Azure Pipelines'] } },
});
