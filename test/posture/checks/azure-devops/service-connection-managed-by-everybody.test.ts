import { serviceConnectionManagedByEverybody } from '../../../../src/posture/checks/azure-devops/service-connection-managed-by-everybody.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(serviceConnectionManagedByEverybody, {
  pass: {
    'a group of few, one person and a service': {},
    'everybody as creators': {
      given: { [paths.connectionRoles]: [{ role: 'Creator', group: '[churn model]\\Contributors' }] },
    },
    'everybody as users': {
      given: { [paths.connectionRoles]: [{ role: 'User', group: '[churn model]\\Contributors' }] },
    },
  },
  fail: {
    'everybody who contributes': {
      given: { [paths.connectionRoles]: [{ role: 'Administrator', group: '[churn model]\\Contributors' }] },
      says: /Contributors/,
    },
    'everybody who sees the project': {
      given: {
        [paths.connectionRoles]: [{ role: 'Administrator', group: '[contoso]\\Project Collection Valid Users' }],
      },
    },
  },
  unknown: {
    'roles not allowed': { given: { [paths.connectionRoles]: 'forbidden' } },
    'list not allowed': { given: { [paths.connections]: 'forbidden' } },
    'project not allowed': { given: { [paths.project]: 'forbidden' } },
  },
  notApplicable: { none: { given: { [paths.connections]: [] } } },
});
