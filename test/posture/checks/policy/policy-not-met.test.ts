import { policyNotMet } from '../../../../src/posture/checks/policy/policy-not-met.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const on = (id: string) => `${id}/providers/Microsoft.PolicyInsights/policyStates/latest/queryResults`;
const state = (complianceState: string, name = '438c38d2-3772-465a-a9cc-7a6666a275ce') => ({
  policyDefinitionId: `/providers/Microsoft.Authorization/policyDefinitions/${name}`,
  complianceState,
});

testCheck(policyNotMet, {
  pass: {
    'all met': { given: { [on(ids.workspace)]: [state('Compliant'), state('Exempt')] } },
  },
  fail: {
    'the workspace': {
      given: { [on(ids.workspace)]: [state('Compliant'), state('NonCompliant')] },
      says: /1 policy not met: workspace: workspaces not public/,
    },
    'the vault, while another list is refused': {
      given: { [on(ids.vault)]: [state('noncompliant', 'own-rule')], [on(ids.storage)]: 'forbidden' },
      says: /key vault: own-rule/,
    },
  },
  unknown: {
    'a refused list': { given: { [on(ids.registry)]: 'forbidden' } },
    'a refused workspace': { given: { workspace: 'forbidden' } },
  },
  notApplicable: {
    'nothing judged': { given: { [on(ids.workspace)]: [] } },
    'a workspace that is gone': { given: { workspace: 'absent' } },
  },
});
