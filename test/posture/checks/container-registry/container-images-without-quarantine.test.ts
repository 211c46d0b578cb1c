import { containerImagesWithoutQuarantine } from '../../../../src/posture/checks/container-registry/container-images-without-quarantine.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(containerImagesWithoutQuarantine, {
  pass: { on: {} },
  fail: {
    off: { given: { registry: { properties: { policies: { quarantinePolicy: { status: 'disabled' } } } } } },
    'no value': { given: { registry: { properties: { policies: null } } }, says: /means disabled/ },
  },
  unknown: { 'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'the Basic tier': { given: { registry: { sku: { name: 'Basic' }, properties: { policies: null } } } },
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
