import { managedNetworkWithoutMonitor } from '../../../../src/posture/checks/managed-network/managed-network-without-monitor.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(managedNetworkWithoutMonitor, {
  pass: { 'the monitor on': {} },
  fail: {
    'the monitor off': {
      given: { workspace: { properties: { managedNetwork: { enableNetworkMonitor: false } } } },
      says: /is false/,
    },
    'no value': {
      given: { workspace: { properties: { managedNetwork: { enableNetworkMonitor: null } } } },
      says: /not set/,
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'an older API version': {
      given: {
        workspace: {
          apiVersion: '2024-10-01',
          change: { properties: { managedNetwork: { enableNetworkMonitor: null } } },
        },
      },
      says: /2025-09-01/,
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
