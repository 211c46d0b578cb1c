import { sensitiveWorkOnLowPriority } from '../../../../src/posture/checks/compute/sensitive-work-on-low-priority.js';
import { computeCluster } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeCluster(), properties: { computeType: 'AmlCompute' } };

testCheck(sensitiveWorkOnLowPriority, {
  pass: {
    dedicated: {},
    'no value, which means dedicated': { given: { 'workspace/computes': [computeCluster({ vmPriority: null })] } },
  },
  fail: {
    'low priority': {
      given: { 'workspace/computes': [computeCluster({ vmPriority: 'LowPriority' })] },
      says: /LowPriority/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'a workspace that cannot be read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
  },
  notApplicable: {
    'data that is not sensitive': {
      given: { 'workspace/computes': [computeCluster({ vmPriority: 'LowPriority' })] },
      settings: { sensitiveData: false },
    },
    'nothing said of the data': {
      given: { workspace: { tags: null } },
      says: /Nothing says/,
    },
  },
});
