import { containerImagesCanBeExported } from '../../../../src/posture/checks/container-registry/container-images-can-be-exported.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(containerImagesCanBeExported, {
  pass: {
    off: {},
    'in another case': { given: { registry: { properties: { policies: { exportPolicy: { status: 'Disabled' } } } } } },
  },
  fail: {
    on: { given: { registry: { properties: { policies: { exportPolicy: { status: 'enabled' } } } } } },
    'no value': { given: { registry: { properties: { policies: null } } }, says: /means enabled/ },
  },
  unknown: { 'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'the Basic tier': { given: { registry: { sku: { name: 'Basic' }, properties: { policies: null } } } },
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
