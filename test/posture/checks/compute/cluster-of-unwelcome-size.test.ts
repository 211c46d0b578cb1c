import { clusterOfUnwelcomeSize } from '../../../../src/posture/checks/compute/cluster-of-unwelcome-size.js';
import { computeCluster } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeCluster(), properties: { computeType: 'AmlCompute' } };

testCheck(clusterOfUnwelcomeSize, {
  pass: { 'a size of the list': { settings: { allowedVmSizes: ['Standard_D4s_v5'] }, says: /STANDARD_D4S_V5/ } },
  fail: {
    'another size': {
      given: { 'workspace/computes': [computeCluster()] },
      settings: { allowedVmSizes: ['Standard_D4s_v5'] },
      says: /STANDARD_NC6S_V3/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': {
      given: { 'workspace/computes': [bare] },
      settings: { allowedVmSizes: ['Standard_D4s_v5'] },
    },
    'no size': {
      given: { 'workspace/computes': [computeCluster({ vmSize: null })] },
      settings: { allowedVmSizes: ['Standard_D4s_v5'] },
      says: /not given/,
    },
  },
  notApplicable: { 'no list': { says: /allowedVmSizes is empty/ } },
});
