import { samePeopleInDevAndProduction } from '../../../../src/posture/checks/stages/same-people-in-dev-and-production.js';
import { ids, principals, roleAssignment, roles } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const dev = ids.workspace.replaceAll('prod', 'dev');
const on = (id: string) => `${id}/providers/Microsoft.Authorization/roleAssignments`;
const held = (id: string, type: string, role: string = roles.dataScientist) => ({
  [on(id)]: [roleAssignment(id, principals.person, role, type)],
});

testCheck(samePeopleInDevAndProduction, {
  pass: {
    'groups only': {},
    'a reader in production': {
      given: { ...held(dev, 'User'), ...held(ids.workspace, 'User', roles.reader) },
    },
  },
  fail: {
    'a person': {
      given: { ...held(dev, 'User'), ...held(ids.workspace, 'User') },
      says: /1 principal may change both/,
    },
    'a pipeline': {
      given: { ...held(dev, 'ServicePrincipal', roles.contributor), ...held(ids.workspace, 'ServicePrincipal') },
    },
  },
  unknown: {
    'roles of dev that were not read': { given: { [on(dev)]: 'not-read' } },
    'refused roles of production': { given: { [on(ids.workspace)]: 'forbidden' } },
  },
  notApplicable: {
    'not production': { settings: { production: false } },
    'no such workspace': {
      given: { [`${ids.subscription}/providers/Microsoft.MachineLearningServices/workspaces`]: [] },
    },
  },
});
