import { instanceWithRootAccess } from '../../../../src/posture/checks/compute/instance-with-root-access.js';
import { computeInstance } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeInstance(), properties: { computeType: 'ComputeInstance' } };

testCheck(instanceWithRootAccess, {
  pass: { off: { given: { 'workspace/computes': [computeInstance({ enableRootAccess: false })] } } },
  fail: {
    on: {
      given: { 'workspace/computes': [computeInstance({ enableRootAccess: true })] },
      says: /enableRootAccess is true/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
    'an API version that does not return it': { given: { 'workspace/computes': [computeInstance()] }, says: /preview/ },
  },
  notApplicable: { 'no instance': {} },
});
