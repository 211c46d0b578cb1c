import { standingPrivilegedRole } from '../../../../src/posture/checks/roles/standing-privileged-role.js';
import { ids, roleAssignment, roles } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/providers/Microsoft.Authorization/roleAssignments';
const eligibility = 'workspace/providers/Microsoft.Authorization/roleEligibilityScheduleInstances';
const person = (index: number) => `cccccccc-0000-0000-0000-00000000000${String(index)}`;
const owners = (count: number, role: string = roles.owner) => ({
  [list]: Array.from({ length: count }, (_, index) => roleAssignment(ids.group, person(index), role, 'User')),
});
const eligible = (role: string, ...indexes: number[]) => ({
  [eligibility]: indexes.map((index) => ({
    id: `${ids.group}/e${String(index)}`,
    properties: { principalId: person(index), roleDefinitionId: `/x/roleDefinitions/${role}` },
  })),
});

testCheck(standingPrivilegedRole, {
  pass: {
    'one group': {},
    'two for emergencies': { given: owners(2) },
    'switched on for a while': { given: { ...owners(3), ...eligible(roles.owner, 0, 1) }, says: /1 user or group/ },
    'contributors, who give no roles': { given: owners(4, roles.contributor) },
  },
  fail: {
    three: { given: owners(3), says: /3 users or groups/ },
    'three, eligible for another role': { given: { ...owners(3), ...eligible(roles.reader, 0, 1, 2) } },
    'administrators of access': { given: owners(3, roles.userAccessAdministrator) },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'nothing known of eligible roles': { given: { ...owners(3), [eligibility]: 'forbidden' } },
  },
  notApplicable: { 'a workspace that is gone': { given: { [list]: 'absent' } } },
});
