import { workspaceWithoutOwnIdentity } from '../../../../src/posture/checks/identity/workspace-without-own-identity.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(workspaceWithoutOwnIdentity, {
  pass: {
    'one of yours': {},
    'both kinds, as Microsoft’s own example has it': {
      given: { workspace: { identity: { type: 'SystemAssigned, UserAssigned' } } },
    },
    'the id in another case': {
      given: { workspace: { properties: { primaryUserAssignedIdentity: ids.identity.toUpperCase() } } },
    },
  },
  fail: {
    'the system-assigned one': {
      given: { workspace: { identity: { type: 'SystemAssigned', userAssignedIdentities: null } } },
      says: /SystemAssigned/,
    },
    'none that is the primary': {
      given: { workspace: { properties: { primaryUserAssignedIdentity: null } } },
      says: /not set/,
    },
    'a primary one that it does not have': {
      given: { workspace: { properties: { primaryUserAssignedIdentity: `${ids.identity}-old` } } },
      says: /not among/,
    },
  },
  unknown: { 'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ } },
  notApplicable: { 'no identity at all': { given: { workspace: { identity: { type: 'None' } } } } },
});
