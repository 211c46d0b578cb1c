import { computeOutsideNetwork } from '../../../../src/posture/checks/compute/compute-outside-network.js';
import { computeInstance } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeInstance(), properties: { computeType: 'ComputeInstance' } };

testCheck(computeOutsideNetwork, {
  pass: {
    'a cluster in a subnet': { on: ['cpu-cluster'], says: /snet-compute/ },
    'an instance in the managed network': {
      given: { 'workspace/computes': [computeInstance()] },
      says: /approved-outbound/,
    },
  },
  fail: {
    'in neither': {
      given: {
        ...{ 'workspace/computes': [computeInstance()] },
        workspace: { properties: { managedNetwork: { isolationMode: 'Disabled' } } },
      },
      says: /no managed network/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
    'no subnet, in a workspace that cannot be read': {
      given: { ...{ 'workspace/computes': [computeInstance()] }, workspace: 'forbidden' },
    },
    'no subnet, and an API version that does not know managed networks': {
      given: {
        ...{ 'workspace/computes': [computeInstance()] },
        workspace: { apiVersion: '2022-10-01', change: { properties: { managedNetwork: null } } },
      },
      says: /2023-10-01/,
    },
  },
  notApplicable: { 'no such compute': { given: { 'workspace/computes': [] }, says: /There is not/ } },
});
