import { unhealthyAssessment } from '../../../../src/posture/checks/defender/unhealthy-assessment.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const on = (id: string) => `${id}/providers/Microsoft.Security/assessments`;
const assessment = (code: string) => [
  { id: `${on(ids.vault)}/a1`, properties: { displayName: 'Key vaults should have a firewall', status: { code } } },
];

testCheck(unhealthyAssessment, {
  pass: { 'all healthy': {}, 'one that does not apply': { given: { [on(ids.vault)]: assessment('NotApplicable') } } },
  fail: {
    'one open': {
      given: { [on(ids.vault)]: assessment('Unhealthy') },
      says: /1 recommendation open: key vault: Key vaults should/,
    },
    'one open, while another list is refused': {
      given: { [on(ids.vault)]: assessment('unhealthy'), [on(ids.workspace)]: 'forbidden' },
    },
  },
  unknown: {
    'a refused list': { given: { [on(ids.storage)]: 'forbidden' } },
    'a refused workspace': { given: { workspace: 'forbidden' } },
  },
  notApplicable: {
    'nothing judged': { given: { [on(ids.registry)]: [] } },
    'a workspace that is gone': { given: { workspace: 'absent' } },
  },
});
