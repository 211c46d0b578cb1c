import { tooManyPrivilegedPrincipals } from '../../../../src/posture/checks/roles/too-many-privileged-principals.js';
import { ids, principals, roleAssignment, roles } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/providers/Microsoft.Authorization/roleAssignments';
const owners = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    roleAssignment(
      index === 0 ? ids.workspace : ids.group,
      `cccccccc-0000-0000-0000-00000000000${String(index)}`,
      roles.owner,
    ),
  );

testCheck(tooManyPrivilegedPrincipals, {
  pass: {
    'one group': { says: /1 principal / },
    'one principal with several roles': {
      given: {
        [list]: [
          roleAssignment(ids.workspace, principals.person, roles.owner),
          roleAssignment(ids.group, principals.person, roles.contributor),
        ],
      },
      settings: { maxPrivilegedPrincipals: 1 },
    },
    'readers do not count': {
      given: { [list]: [roleAssignment(ids.workspace, principals.person, roles.reader)] },
      settings: { maxPrivilegedPrincipals: 0 },
    },
  },
  fail: {
    six: { given: { [list]: owners(6) }, says: /6 principals with such a role, 5 allowed/ },
    'more than the setting allows': { given: { [list]: owners(3) }, settings: { maxPrivilegedPrincipals: 2 } },
  },
  unknown: { 'a refused list': { given: { [list]: 'forbidden' } } },
  notApplicable: { 'a workspace that is gone': { given: { [list]: 'absent' } } },
});
