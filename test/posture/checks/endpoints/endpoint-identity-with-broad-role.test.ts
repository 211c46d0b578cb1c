import { endpointIdentityWithBroadRole } from '../../../../src/posture/checks/endpoints/endpoint-identity-with-broad-role.js';
import { ids, principals, roleAssignment, roles } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const on = (id: string) => `${id}/providers/Microsoft.Authorization/roleAssignments`;
const held = (scope: string, role: string) => [roleAssignment(scope, principals.endpoint, role)];
const list = 'workspace/onlineEndpoints';

testCheck(endpointIdentityWithBroadRole, {
  pass: {
    'no role at all': {},
    'a narrow role': { given: { [on(ids.storage)]: held(ids.storage, roles.blobDataReader) } },
  },
  fail: {
    'contributor of the resource group': {
      given: { [on(ids.workspace)]: held(ids.group, roles.contributor) },
      says: /Contributor on the resource group/,
    },
    'owner of the blobs, while another list is refused': {
      given: { [on(ids.storage)]: held(ids.storage, roles.blobDataOwner), [on(ids.vault)]: 'forbidden' },
      says: /Storage Blob Data Owner on the resource/,
    },
    'an identity of its own making': {
      given: {
        [list]: [
          {
            id: `${ids.workspace}/onlineEndpoints/churn`,
            identity: { type: 'UserAssigned', userAssignedIdentities: { [ids.identity]: { principalId: 'AA' } } },
            properties: {},
          },
        ],
        [on(ids.registry)]: [roleAssignment(ids.subscription, 'aa', roles.owner)],
      },
      says: /Owner on the subscription/,
    },
  },
  unknown: {
    'a refused list of roles': { given: { [on(ids.storage)]: 'forbidden' } },
    'a refused list of endpoints': { given: { [list]: 'forbidden' } },
  },
  notApplicable: {
    'no endpoint': { given: { [list]: [] } },
    'no identity': { given: { [list]: [{ id: `${ids.workspace}/onlineEndpoints/churn`, properties: {} }] } },
  },
});
