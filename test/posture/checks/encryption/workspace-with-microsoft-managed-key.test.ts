import { workspaceWithMicrosoftManagedKey } from '../../../../src/posture/checks/encryption/workspace-with-microsoft-managed-key.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(workspaceWithMicrosoftManagedKey, {
  pass: { 'a key of yours': {} },
  fail: {
    'a key of Microsoft, for sensitive data': {
      given: { workspace: { properties: { encryption: null } } },
      says: /not set.*high/,
    },
    'a key of Microsoft, for other data': {
      given: { workspace: { properties: { encryption: { status: 'Disabled' } } } },
      settings: { sensitiveData: false },
      says: /is Disabled"\}/,
    },
    'no key named': {
      given: { workspace: { properties: { encryption: { keyVaultProperties: { keyIdentifier: null } } } } },
      says: /no key is named/,
    },
  },
  unknown: { 'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ } },
  notApplicable: { 'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ } },
});
