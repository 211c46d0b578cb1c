import { clusterNeverEmpty } from '../../../../src/posture/checks/compute/cluster-never-empty.js';
import { computeCluster } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeCluster(), properties: { computeType: 'AmlCompute' } };

testCheck(clusterNeverEmpty, {
  pass: {
    'down to zero': { on: ['cpu-cluster'] },
    'no value, which means zero': {
      given: { 'workspace/computes': [computeCluster({ scaleSettings: { maxNodeCount: 2 } })] },
    },
  },
  fail: {
    'two that always run': {
      given: { 'workspace/computes': [computeCluster({ scaleSettings: { minNodeCount: 2 } })] },
      says: /minNodeCount is 2/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
    'a number that is none': {
      given: { 'workspace/computes': [computeCluster({ scaleSettings: { minNodeCount: 'few' } })] },
    },
  },
  notApplicable: { 'no such compute': { given: { 'workspace/computes': [] }, says: /There is not/ } },
});
