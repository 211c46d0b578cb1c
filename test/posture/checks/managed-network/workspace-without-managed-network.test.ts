import { workspaceWithoutManagedNetwork } from '../../../../src/posture/checks/managed-network/workspace-without-managed-network.js';
import { computeCluster, computeInstance } from '../../../support/azure/made-computes.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const off = { workspace: { properties: { managedNetwork: { isolationMode: 'Disabled' } } } };

testCheck(workspaceWithoutManagedNetwork, {
  pass: {
    'a managed network': {},
    'one that lets everything out': {
      given: { workspace: { properties: { managedNetwork: { isolationMode: 'allowInternetOutbound' } } } },
    },
    'none, but each compute in a subnet': {
      given: { ...off, 'workspace/computes': [computeCluster()] },
      says: /subnet of your own/,
    },
    'none and no compute, but serverless compute in a subnet': {
      given: {
        workspace: {
          properties: {
            managedNetwork: { isolationMode: 'Disabled' },
            serverlessComputeSettings: { serverlessComputeCustomSubnet: ids.computeSubnet },
          },
        },
        'workspace/computes': [],
      },
    },
  },
  fail: {
    'none, and a compute outside any subnet': {
      given: { ...off, 'workspace/computes': [computeCluster(), computeInstance()] },
      says: /ci-ada/,
    },
    'none, and no compute yet': { given: { ...off, 'workspace/computes': [] }, says: /nothing says/ },
    'no value, which means none': {
      given: { workspace: { properties: { managedNetwork: null } }, 'workspace/computes': [computeInstance()] },
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'an API version that does not know managed networks': {
      given: { workspace: { apiVersion: '2022-10-01', change: { properties: { managedNetwork: null } } } },
      says: /2023-10-01/,
    },
    'none, and computes that cannot be read': { given: { ...off, 'workspace/computes': 'forbidden' } },
  },
  notApplicable: { 'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ } },
});
