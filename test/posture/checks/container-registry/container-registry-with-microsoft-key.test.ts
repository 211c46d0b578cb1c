import { containerRegistryWithMicrosoftKey } from '../../../../src/posture/checks/container-registry/container-registry-with-microsoft-key.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(containerRegistryWithMicrosoftKey, {
  pass: { 'a key of our own': {} },
  fail: {
    'the key of Microsoft and sensitive data': {
      given: { registry: { properties: { encryption: { status: 'disabled', keyVaultProperties: null } } } },
      says: /disabled.*medium/,
    },
    'nothing says how sensitive the data is': {
      given: { registry: { properties: { encryption: null } }, workspace: { tags: null } },
      says: /low/,
    },
    'a fixed version': {
      given: {
        registry: {
          properties: {
            encryption: {
              keyVaultProperties: {
                keyIdentifier: 'https://kv-churn-prod.vault.azure.net/keys/acr-cmk/0123456789abcdef0123456789abcdef',
              },
            },
          },
        },
      },
      says: /one version.*low/,
    },
  },
  unknown: { 'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'harmless data': {
      given: { registry: { properties: { encryption: null } }, workspace: { tags: { dataClassification: 'public' } } },
    },
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
