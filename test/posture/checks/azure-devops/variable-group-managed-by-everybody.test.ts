import { variableGroupManagedByEverybody } from '../../../../src/posture/checks/azure-devops/variable-group-managed-by-everybody.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(variableGroupManagedByEverybody, {
  pass: {
    'a group of few, one person and a service': {},
    'everybody as creators': {
      given: { [paths.groupRoles]: [{ role: 'Creator', group: '[churn model]\\Contributors' }] },
    },
    'everybody as users': { given: { [paths.groupRoles]: [{ role: 'User', group: '[churn model]\\Contributors' }] } },
  },
  fail: {
    'everybody who contributes': {
      given: { [paths.groupRoles]: [{ role: 'Administrator', group: '[churn model]\\Contributors' }] },
      says: /Contributors/,
    },
    'everybody who sees the project': {
      given: { [paths.groupRoles]: [{ role: 'Administrator', group: '[contoso]\\Project Collection Valid Users' }] },
    },
  },
  unknown: {
    'roles not allowed': { given: { [paths.groupRoles]: 'forbidden' } },
    'list not allowed': { given: { [paths.groups]: 'forbidden' } },
    'project not allowed': { given: { [paths.project]: 'forbidden' } },
  },
  notApplicable: { none: { given: { [paths.groups]: [] } } },
});
