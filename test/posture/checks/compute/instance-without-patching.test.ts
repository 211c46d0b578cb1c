import { instanceWithoutPatching } from '../../../../src/posture/checks/compute/instance-without-patching.js';
import { computeInstance } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeInstance(), properties: { computeType: 'ComputeInstance' } };

testCheck(instanceWithoutPatching, {
  pass: { on: { given: { 'workspace/computes': [computeInstance({ enableOSPatching: true })] } } },
  fail: {
    off: {
      given: { 'workspace/computes': [computeInstance({ enableOSPatching: false })] },
      says: /enableOSPatching is false/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
    'an API version that does not return it': { given: { 'workspace/computes': [computeInstance()] }, says: /preview/ },
  },
  notApplicable: { 'no instance': {} },
});
