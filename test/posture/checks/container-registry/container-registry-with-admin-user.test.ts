import { containerRegistryWithAdminUser } from '../../../../src/posture/checks/container-registry/container-registry-with-admin-user.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(containerRegistryWithAdminUser, {
  pass: { off: {}, 'no value, which means off': { given: { registry: { properties: { adminUserEnabled: null } } } } },
  fail: { on: { given: { registry: { properties: { adminUserEnabled: true } } } } },
  unknown: {
    'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ },
    'a value of another type': { given: { registry: { properties: { adminUserEnabled: 1 } } } },
  },
  notApplicable: {
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
