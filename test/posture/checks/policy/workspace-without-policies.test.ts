import { workspaceWithoutPolicies } from '../../../../src/posture/checks/policy/workspace-without-policies.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const assignments = 'workspace/providers/Microsoft.Authorization/policyAssignments';
const states = 'workspace/providers/Microsoft.PolicyInsights/policyStates/latest/queryResults';
const definition = (id: string) => `/providers/Microsoft.Authorization/policyDefinitions/${id}`;
const ofIds = [
  '438c38d2-3772-465a-a9cc-7a6666a275ce',
  '45e05259-1eb5-4f70-9574-baf73e9d219b',
  'AFE0C3BE-ba3b-4544-ba52-0c99672a8ad6',
  '6ddb1705-c8cf-450e-aa4b-19ad6703c440',
];
const assigned = (list: readonly string[], more: Record<string, unknown> = {}) =>
  list.map((id) => ({
    id: `${ids.group}/providers/Microsoft.Authorization/policyAssignments/${id}`,
    properties: { policyDefinitionId: definition(id), ...more },
  }));
const judged = ofIds.map((id) => ({ policyDefinitionId: definition(id), complianceState: 'Compliant' }));

testCheck(workspaceWithoutPolicies, {
  pass: {
    'all assigned': {},
    'the audit definitions': { given: { [assignments]: assigned(ofIds) } },
    'by an initiative that has judged the workspace': { given: { [assignments]: [], [states]: judged } },
    'some by an initiative': { given: { [assignments]: assigned(ofIds.slice(0, 2)), [states]: judged.slice(2) } },
  },
  fail: {
    none: { given: { [assignments]: [] }, says: /public access, private link, resource logs, managed network/ },
    'one missing': { given: { [assignments]: assigned(ofIds.slice(1)) }, says: /assigned for public access/ },
    'with the effect Disabled': {
      given: { [assignments]: assigned(ofIds, { parameters: { effect: { value: 'disabled' } } }) },
    },
    'with the resource group left out': { given: { [assignments]: assigned(ofIds, { notScopes: [ids.group] }) } },
  },
  unknown: {
    'a refused list': { given: { [assignments]: 'forbidden' } },
    'an initiative whose states are refused': { given: { [assignments]: [], [states]: 'forbidden' } },
  },
  notApplicable: { 'a workspace that is gone': { given: { [assignments]: 'absent', [states]: 'absent' } } },
});
