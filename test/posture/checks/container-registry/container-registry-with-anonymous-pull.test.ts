import { containerRegistryWithAnonymousPull } from '../../../../src/posture/checks/container-registry/container-registry-with-anonymous-pull.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(containerRegistryWithAnonymousPull, {
  pass: {
    off: {},
    'no value, which means off': { given: { registry: { properties: { anonymousPullEnabled: null } } } },
  },
  fail: { on: { given: { registry: { properties: { anonymousPullEnabled: true } } } } },
  unknown: {
    'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ },
    'an older API': {
      given: { registry: { apiVersion: '2023-07-01', change: { properties: { anonymousPullEnabled: null } } } },
      says: /API version/,
    },
  },
  notApplicable: {
    'the Basic tier': { given: { registry: { sku: { name: 'Basic' } } } },
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
