import { managedNetworkOpenToInternet } from '../../../../src/posture/checks/managed-network/managed-network-open-to-internet.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(managedNetworkOpenToInternet, {
  pass: {
    'approved destinations only': {},
    'the word in another case': {
      given: { workspace: { properties: { managedNetwork: { isolationMode: 'allowOnlyApprovedOutbound' } } } },
    },
  },
  fail: {
    'the whole internet': {
      given: { workspace: { properties: { managedNetwork: { isolationMode: 'AllowInternetOutbound' } } } },
      says: /AllowInternetOutbound/,
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
