import { storageSubnetRuleWithoutEffect } from '../../../../src/posture/checks/storage/storage-subnet-rule-without-effect.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageSubnetRuleWithoutEffect, {
  pass: {
    'a rule for the compute subnet': {
      given: {
        storage: {
          properties: {
            publicNetworkAccess: 'Enabled',
            networkAcls: { virtualNetworkRules: [{ id: ids.computeSubnet, action: 'Allow', state: 'Succeeded' }] },
          },
        },
      },
    },
  },
  fail: {
    'a subnet that is gone': {
      given: {
        storage: {
          properties: {
            publicNetworkAccess: 'Enabled',
            networkAcls: { virtualNetworkRules: [{ id: ids.computeSubnet, state: 'NetworkSourceDeleted' }] },
          },
        },
      },
      says: /snet-compute \(NetworkSourceDeleted\)/,
    },
    'a compute subnet without a rule': {
      given: {
        storage: {
          properties: {
            publicNetworkAccess: 'Enabled',
            networkAcls: { virtualNetworkRules: [{ id: ids.endpointSubnet, state: 'Succeeded' }] },
          },
        },
      },
      says: /compute subnets snet-compute/,
    },
    'a compute subnet without a service endpoint': {
      given: {
        storage: {
          properties: {
            publicNetworkAccess: 'Enabled',
            networkAcls: { virtualNetworkRules: [{ id: ids.computeSubnet, action: 'Allow', state: 'Succeeded' }] },
          },
        },
        computeSubnet: { properties: { serviceEndpoints: [] } },
      },
      says: /No service endpoint/,
    },
  },
  unknown: {
    'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ },
    'the subnet': {
      given: {
        storage: {
          properties: {
            publicNetworkAccess: 'Enabled',
            networkAcls: { virtualNetworkRules: [{ id: ids.computeSubnet, action: 'Allow', state: 'Succeeded' }] },
          },
        },
        computeSubnet: 'forbidden',
      },
    },
    'the computes': {
      given: {
        storage: {
          properties: {
            publicNetworkAccess: 'Enabled',
            networkAcls: { virtualNetworkRules: [{ id: ids.computeSubnet, action: 'Allow', state: 'Succeeded' }] },
          },
        },
        'workspace/computes': 'throttled',
      },
    },
  },
  notApplicable: {
    'public access off': {},
    'no rule for a subnet': { given: { storage: { properties: { publicNetworkAccess: 'Enabled' } } } },
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
