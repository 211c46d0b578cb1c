import { computeWithPublicAddress } from '../../../../src/posture/checks/compute/compute-with-public-address.js';
import { computeCluster, computeInstance } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeInstance(), properties: { computeType: 'ComputeInstance' } };

testCheck(computeWithPublicAddress, {
  pass: {
    'a cluster without': { on: ['cpu-cluster'] },
    'an instance without': { given: { 'workspace/computes': [computeInstance()] } },
  },
  fail: {
    'a cluster with': {
      given: { 'workspace/computes': [computeCluster({ enableNodePublicIp: true })] },
      says: /is true/,
    },
    'no value, which means with': {
      given: { 'workspace/computes': [computeCluster({ enableNodePublicIp: null })] },
      says: /which means true/,
    },
    'an instance that shows it': {
      given: {
        'workspace/computes': [
          computeInstance({ enableNodePublicIp: true, connectivityEndpoints: { publicIpAddress: '203.0.113.9' } }),
        ],
      },
      says: /has such an address/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
  },
  notApplicable: { 'no such compute': { given: { 'workspace/computes': [] }, says: /There is not/ } },
});
