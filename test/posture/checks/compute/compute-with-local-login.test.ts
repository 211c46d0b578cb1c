import { computeWithLocalLogin } from '../../../../src/posture/checks/compute/compute-with-local-login.js';
import { computeCluster, computeInstance } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(computeWithLocalLogin, {
  pass: {
    'a cluster without it, and nothing asked of what is attached': { on: ['cpu-cluster'] },
    'an instance without it': { given: { 'workspace/computes': [computeInstance()] } },
  },
  fail: {
    'a cluster with it': {
      given: { 'workspace/computes': [computeCluster({}, {}, { disableLocalAuth: false })] },
      says: /is false/,
    },
    'no value, which means with it': {
      given: { 'workspace/computes': [computeInstance({}, {}, { disableLocalAuth: null })] },
      says: /not set, which means false/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'a value of another type': { given: { 'workspace/computes': [computeInstance({}, {}, { disableLocalAuth: 1 })] } },
  },
  notApplicable: { 'no such compute': { given: { 'workspace/computes': [] }, says: /There is not/ } },
});
