import { kubernetesDisksWithoutCustomerKey } from '../../../../src/posture/checks/kubernetes/kubernetes-disks-without-customer-key.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(kubernetesDisksWithoutCustomerKey, {
  pass: { 'a disk encryption set': {} },
  fail: {
    none: { given: { cluster: { properties: { diskEncryptionSetID: null } } }, says: /not set/ },
    'an empty word': { given: { cluster: { properties: { diskEncryptionSetID: '' } } } },
  },
  unknown: { 'a refused cluster': { given: { cluster: 'forbidden' } } },
  notApplicable: { 'no cluster': { given: { 'workspace/computes': [] } } },
});
