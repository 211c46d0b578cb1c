import { workspaceWithoutManagedIdentity } from '../../../../src/posture/checks/identity/workspace-without-managed-identity.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(workspaceWithoutManagedIdentity, {
  pass: {
    'a user-assigned identity': {},
    'both kinds': { given: { workspace: { identity: { type: 'SystemAssigned,UserAssigned' } } } },
  },
  fail: {
    None: { given: { workspace: { identity: { type: 'None' } } }, says: /is None/ },
    'no identity': { given: { workspace: { identity: null } }, says: /not set/ },
  },
  unknown: { 'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ } },
  notApplicable: { 'a workspace that is gone': { given: { workspace: 'absent' } } },
});
