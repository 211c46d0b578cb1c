import { sshPortOpenToInternet } from '../../../../src/posture/checks/compute/ssh-port-open-to-internet.js';
import { computeCluster, computeInstance } from '../../../support/azure/made-computes.js';
import { testCheck } from '../../../support/posture-tester.js';

const bare = { ...computeInstance(), properties: { computeType: 'ComputeInstance' } };

testCheck(sshPortOpenToInternet, {
  pass: {
    'a closed cluster': { on: ['cpu-cluster'] },
    'a closed instance': { given: { 'workspace/computes': [computeInstance()] } },
    'an instance that says nothing, which means closed': {
      given: { 'workspace/computes': [computeInstance({ sshSettings: null })] },
    },
    'a cluster that says nothing, in a subnet': {
      given: { 'workspace/computes': [computeCluster({ remoteLoginPortPublicAccess: 'NotSpecified' })] },
      says: /stands in a network/,
    },
    'a cluster that says nothing, in the managed network': {
      given: { 'workspace/computes': [computeCluster({ remoteLoginPortPublicAccess: null, subnet: null })] },
    },
  },
  fail: {
    'an open cluster': {
      given: {
        'workspace/computes': [computeCluster({ remoteLoginPortPublicAccess: 'Enabled', enableNodePublicIp: true })],
      },
      says: /is Enabled"/,
    },
    'an open cluster without public addresses, which is less bad': {
      given: { 'workspace/computes': [computeCluster({ remoteLoginPortPublicAccess: 'Enabled' })] },
      says: /low/,
    },
    'an open cluster, while the workspace cannot be read': {
      given: {
        ...{ 'workspace/computes': [computeCluster({ remoteLoginPortPublicAccess: 'Enabled' })] },
        workspace: 'forbidden',
      },
    },
    'an open instance': {
      given: {
        'workspace/computes': [
          computeInstance({ sshSettings: { sshPublicAccess: 'Enabled' }, enableNodePublicIp: true }),
        ],
      },
      says: /sshPublicAccess is Enabled/,
    },
    'a cluster that says nothing, in no network': {
      given: {
        ...{
          'workspace/computes': [
            computeCluster({ remoteLoginPortPublicAccess: null, subnet: null, enableNodePublicIp: true }),
          ],
        },
        workspace: { properties: { managedNetwork: { isolationMode: 'Disabled' } } },
      },
      says: /in no network/,
    },
  },
  unknown: {
    'a refused read': { given: { 'workspace/computes': 'forbidden' } },
    'an answer without the settings': { given: { 'workspace/computes': [bare] }, says: /not in the answer/ },
    'a cluster that says nothing, in a workspace that cannot be read': {
      given: {
        ...{ 'workspace/computes': [computeCluster({ remoteLoginPortPublicAccess: null, subnet: null })] },
        workspace: 'forbidden',
      },
    },
  },
  notApplicable: { 'no such compute': { given: { 'workspace/computes': [] }, says: /There is not/ } },
});
