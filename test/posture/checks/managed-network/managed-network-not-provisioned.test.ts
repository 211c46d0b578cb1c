import { managedNetworkNotProvisioned } from '../../../../src/posture/checks/managed-network/managed-network-not-provisioned.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(managedNetworkNotProvisioned, {
  pass: {
    provisioned: { says: /also for serverless Spark/ },
    'provisioned without Spark': {
      given: { workspace: { properties: { managedNetwork: { status: { sparkReady: false } } } } },
      says: /but not for/,
    },
  },
  fail: {
    'not yet': {
      given: { workspace: { properties: { managedNetwork: { status: { status: 'Inactive' } } } } },
      says: /Inactive/,
    },
    'no value, which means not yet': {
      given: { workspace: { properties: { managedNetwork: { status: null } } } },
      says: /not set, which means Inactive/,
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'an API version that does not know managed networks': {
      given: { workspace: { apiVersion: '2022-10-01', change: { properties: { managedNetwork: null } } } },
      says: /2023-10-01/,
    },
  },
  notApplicable: {
    'no managed network': {
      given: { workspace: { properties: { managedNetwork: { isolationMode: 'Disabled' } } } },
      says: /no managed network/,
    },
    'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ },
  },
});
