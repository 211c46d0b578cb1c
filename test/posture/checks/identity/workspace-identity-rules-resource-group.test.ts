import { workspaceIdentityRulesResourceGroup } from '../../../../src/posture/checks/identity/workspace-identity-rules-resource-group.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { ids, principals, roleAssignment, roles } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const path = 'workspace/providers/Microsoft.Authorization/roleAssignments';

function assigned(scope: string, role: string): Changes {
  return { [path]: [roleAssignment(scope, principals.workspace, role)] };
}

testCheck(workspaceIdentityRulesResourceGroup, {
  pass: {
    'no broad role': {},
    'a broad role on one resource': { given: assigned(ids.storage, roles.contributor) },
    'a narrow role on the group': { given: assigned(ids.group, roles.reader) },
    'a broad role of somebody else': {
      given: { [path]: [roleAssignment(ids.group, principals.owners, roles.owner, 'Group')] },
    },
  },
  fail: {
    'Contributor on the group, as the service gives it': {
      given: assigned(ids.group, roles.contributor),
      says: /Contributor on the resource group.*medium/,
    },
    'Owner on the group': { given: assigned(ids.group, roles.owner), says: /Owner on the resource group"\}/ },
    'Contributor on the subscription': {
      given: assigned(ids.subscription, roles.contributor),
      says: /on the subscription"\}/,
    },
    'User Access Administrator above it': {
      given: assigned('/providers/Microsoft.Management/managementGroups/corp', roles.userAccessAdministrator),
      says: /management group/,
    },
    'the system-assigned identity': {
      given: {
        workspace: {
          identity: { type: 'SystemAssigned', principalId: principals.endpoint, userAssignedIdentities: null },
        },
        [path]: [roleAssignment(ids.group, principals.endpoint, roles.contributor)],
      },
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'assignments that cannot be read': { given: { [path]: 'forbidden' } },
    'an identity without a principal': {
      given: { workspace: { identity: { userAssignedIdentities: { [ids.identity]: { principalId: null } } } } },
      says: /which principal/,
    },
  },
  notApplicable: { 'no identity': { given: { workspace: { identity: { type: 'None' } } } } },
});
