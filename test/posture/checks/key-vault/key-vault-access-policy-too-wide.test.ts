import { keyVaultAccessPolicyTooWide } from '../../../../src/posture/checks/key-vault/key-vault-access-policy-too-wide.js';
import { principals } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(keyVaultAccessPolicyTooWide, {
  pass: {
    'what is needed': {
      given: {
        vault: {
          properties: {
            enableRbacAuthorization: null,
            accessPolicies: [{ objectId: principals.person, permissions: { secrets: ['get', 'list'] } }],
          },
        },
      },
    },
    'no policies': { given: { vault: { properties: { enableRbacAuthorization: false } } } },
    'the identity of the workspace, as Azure ML writes it': {
      given: {
        vault: {
          properties: {
            enableRbacAuthorization: null,
            accessPolicies: [
              { objectId: principals.workspace.toUpperCase(), permissions: { secrets: ['all'], keys: ['all'] } },
            ],
          },
        },
      },
    },
    'its system-assigned identity': {
      given: {
        vault: {
          properties: {
            enableRbacAuthorization: null,
            accessPolicies: [{ objectId: principals.owners, permissions: { secrets: ['all'] } }],
          },
        },
        workspace: { identity: { principalId: principals.owners, userAssignedIdentities: null } },
      },
    },
  },
  fail: {
    'all secrets': {
      given: {
        vault: {
          properties: {
            enableRbacAuthorization: null,
            accessPolicies: [{ objectId: principals.person, permissions: { secrets: ['All'] } }],
          },
        },
      },
      says: /1 of 1 principals.*cccccccc/,
    },
    'purging keys': {
      given: {
        vault: {
          properties: {
            enableRbacAuthorization: null,
            accessPolicies: [{ objectId: principals.dataScientists, permissions: { keys: ['get', 'purge'] } }],
          },
        },
      },
    },
  },
  unknown: {
    'a refused read': { given: { vault: 'forbidden' }, says: /made\/read/ },
    'rights of another type': {
      given: {
        vault: {
          properties: {
            enableRbacAuthorization: null,
            accessPolicies: [{ objectId: principals.person, permissions: { keys: 'all' } }],
          },
        },
      },
    },
  },
  notApplicable: {
    'roles decide': {},
    'no vault': { given: { workspace: { properties: { keyVault: null } } } },
    'a vault that is gone': { given: { vault: 'absent' } },
  },
});
