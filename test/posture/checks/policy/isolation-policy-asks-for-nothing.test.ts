import { isolationPolicyAsksForNothing } from '../../../../src/posture/checks/policy/isolation-policy-asks-for-nothing.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/providers/Microsoft.Authorization/policyAssignments';
const assigned = (parameters: unknown) => ({
  [list]: [
    {
      id: `${ids.group}/providers/Microsoft.Authorization/policyAssignments/isolation`,
      properties: {
        policyDefinitionId: '/providers/Microsoft.Authorization/policyDefinitions/6ddb1705-c8cf-450e-aa4b-19ad6703c440',
        parameters,
      },
    },
  ],
});

testCheck(isolationPolicyAsksForNothing, {
  pass: {
    'approved destinations only': {},
    'the internet allowed': { given: assigned({ isolationMode: { value: 'AllowInternetOutbound' } }) },
  },
  fail: {
    'the default': { given: assigned({}), says: /in isolation/ },
    'no parameters': { given: assigned(null) },
    'Disabled, written out': { given: assigned({ isolationMode: { value: 'Disabled' } }) },
  },
  unknown: { 'a refused list': { given: { [list]: 'forbidden' } } },
  notApplicable: { 'not assigned': { given: { [list]: [] } } },
});
