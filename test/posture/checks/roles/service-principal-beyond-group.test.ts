import { servicePrincipalBeyondGroup } from '../../../../src/posture/checks/roles/service-principal-beyond-group.js';
import { ids, principals, roleAssignment, roles } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/providers/Microsoft.Authorization/roleAssignments';
const one = (scope: string, role: string, type?: string) => ({
  given: { [list]: [roleAssignment(scope, principals.cluster, role, type)] },
});

testCheck(servicePrincipalBeyondGroup, {
  pass: {
    none: {},
    'a reader of the subscription': one(ids.subscription, roles.reader),
    'a contributor of the resource group': one(ids.group, roles.contributor),
    'a group of the subscription': one(ids.subscription, roles.contributor, 'Group'),
  },
  fail: {
    'a contributor of the subscription': {
      ...one(ids.subscription, roles.contributor),
      says: /Contributor on the subscription/,
    },
    'an owner by a management group': {
      ...one('/providers/Microsoft.Management/managementGroups/corp', roles.owner),
      says: /Owner on the management group.*"severity":"high"/,
    },
  },
  unknown: { 'a refused list': { given: { [list]: 'forbidden' } } },
  notApplicable: { 'a workspace that is gone': { given: { [list]: 'absent' } } },
});
