import { jobsWithoutPolicies } from '../../../../src/posture/checks/policy/jobs-without-policies.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/providers/Microsoft.Authorization/policyAssignments';
const assigned = (policyDefinitionId: string, more: Record<string, unknown> = {}) => ({
  [list]: [
    {
      id: `${ids.group}/providers/Microsoft.Authorization/policyAssignments/one`,
      properties: { policyDefinitionId: `/providers/Microsoft.Authorization/${policyDefinitionId}`, ...more },
    },
  ],
});
const signing = 'policyDefinitions/6a6f7384-63de-11ea-bc55-0242ac130003';

testCheck(jobsWithoutPolicies, {
  pass: { 'approved models': {}, 'signed code': { given: assigned(signing), says: /signed training code/ } },
  fail: {
    none: { given: { [list]: [] } },
    'one without effect': { given: assigned(signing, { parameters: { effect: { value: 'Disabled' } } }) },
    'the benchmark of Defender only': {
      given: assigned('policySetDefinitions/1f3afdf9-d0c9-4c3d-847f-89da613e70a8'),
    },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'an initiative of your own': { given: assigned('policySetDefinitions/guardrails') },
  },
  notApplicable: { 'a workspace that is gone': { given: { [list]: 'absent' } } },
});
