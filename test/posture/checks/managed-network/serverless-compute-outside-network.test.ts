import { serverlessComputeOutsideNetwork } from '../../../../src/posture/checks/managed-network/serverless-compute-outside-network.js';
import type { Changes } from '../../../support/azure/made-snapshot.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

function given(serverlessComputeSettings: object | null): Changes {
  return { workspace: { properties: { managedNetwork: { isolationMode: 'Disabled' }, serverlessComputeSettings } } };
}

testCheck(serverlessComputeOutsideNetwork, {
  pass: {
    'no public addresses': { given: given({ serverlessComputeNoPublicIP: true }) },
    'a subnet without public addresses': {
      given: given({ serverlessComputeNoPublicIP: true, serverlessComputeCustomSubnet: ids.computeSubnet }),
      says: /subnet of your own/,
    },
  },
  fail: {
    neither: { given: given(null), says: /Neither/ },
    'a subnet with public addresses, which is less bad': {
      given: given({ serverlessComputeNoPublicIP: false, serverlessComputeCustomSubnet: ids.computeSubnet }),
      says: /low/,
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
    'a managed network': { says: /managed network/ },
    'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ },
  },
});
