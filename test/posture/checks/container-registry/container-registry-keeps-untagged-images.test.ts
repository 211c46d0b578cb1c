import { containerRegistryKeepsUntaggedImages } from '../../../../src/posture/checks/container-registry/container-registry-keeps-untagged-images.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(containerRegistryKeepsUntaggedImages, {
  pass: { deleted: {} },
  fail: {
    kept: { given: { registry: { properties: { policies: { retentionPolicy: { status: 'disabled' } } } } } },
    'no value': { given: { registry: { properties: { policies: null } } }, says: /means disabled/ },
  },
  unknown: { 'a refused read': { given: { registry: 'forbidden' }, says: /made\/read/ } },
  notApplicable: {
    'the Standard tier': { given: { registry: { sku: { name: 'Standard' }, properties: { policies: null } } } },
    'no registry': { given: { workspace: { properties: { containerRegistry: null } } } },
    'a registry that is gone': { given: { registry: 'absent' } },
  },
});
