import { agentPoolManagedByEverybody } from '../../../../src/posture/checks/azure-devops/agent-pool-managed-by-everybody.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(agentPoolManagedByEverybody, {
  pass: {
    'a group of few, one person and a service': {},
    'everybody as creators': {
      given: { [paths.queueRoles]: [{ role: 'Creator', group: '[churn model]\\Contributors' }] },
    },
    'everybody as users': { given: { [paths.queueRoles]: [{ role: 'User', group: '[churn model]\\Contributors' }] } },
  },
  fail: {
    'everybody who contributes': {
      given: { [paths.queueRoles]: [{ role: 'Administrator', group: '[churn model]\\Contributors' }] },
      says: /Contributors/,
    },
    'everybody who sees the project': {
      given: { [paths.queueRoles]: [{ role: 'Administrator', group: '[contoso]\\Project Collection Valid Users' }] },
    },
  },
  unknown: {
    'roles not allowed': { given: { [paths.queueRoles]: 'forbidden' } },
    'list not allowed': { given: { [paths.queues]: 'forbidden' } },
    'project not allowed': { given: { [paths.project]: 'forbidden' } },
  },
  notApplicable: { 'agents of Microsoft': { on: ['Azure Pipelines'] } },
});
