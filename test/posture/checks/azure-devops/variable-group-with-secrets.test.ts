import { variableGroupWithSecrets } from '../../../../src/posture/checks/azure-devops/variable-group-with-secrets.js';
import { paths } from '../../../support/pipelines/made-azure-devops.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(variableGroupWithSecrets, {
  pass: { 'linked to a vault, and names alone': { on: ['churn-prod', 'churn-names'] } },
  fail: {
    'secrets of its own': {
      given: {
        [paths.groups]: [
          { id: 7, name: 'g', type: 'Vsts', variableList: [{ name: 'KEY', isSecret: true }, { name: 'A' }] },
        ],
      },
      says: /1 secret: KEY/,
    },
  },
  unknown: {
    'not allowed': { given: { [paths.groups]: 'forbidden' } },
    'not said': { given: { [paths.groups]: [{ id: 7, name: 'g', variableList: [] }] } },
  },
  notApplicable: { none: { given: { [paths.groups]: [] } } },
});
