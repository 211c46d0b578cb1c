import { clusterWithoutManagedIdentity } from '../../../../src/posture/checks/compute/cluster-without-managed-identity.js';
import { computeCluster } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(clusterWithoutManagedIdentity, {
  pass: {
    'with one': { on: ['cpu-cluster'] },
    'a system-assigned one': { given: { 'workspace/computes': [computeCluster()] } },
  },
  fail: {
    None: { given: { 'workspace/computes': [computeCluster({}, { identity: { type: 'None' } })] }, says: /is None/ },
    'no identity, which means None': {
      given: { 'workspace/computes': [computeCluster({}, { identity: null })] },
      says: /which means None/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'a value of another type': { given: { 'workspace/computes': [computeCluster({}, { identity: 'yes' })] } },
  },
  notApplicable: { 'no such compute': { given: { 'workspace/computes': [] }, says: /There is not/ } },
});
