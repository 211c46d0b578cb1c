import { managedNetworkWithBasicFirewall } from '../../../../src/posture/checks/managed-network/managed-network-with-basic-firewall.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(managedNetworkWithBasicFirewall, {
  pass: {
    'the Standard firewall': { says: /Standard; rules for hosts: 1/ },
    'no value, which means Standard': {
      given: { workspace: { properties: { managedNetwork: { firewallSku: null } } } },
      says: /which means Standard/,
    },
  },
  fail: {
    'the Basic firewall': {
      given: { workspace: { properties: { managedNetwork: { firewallSku: 'basic' } } } },
      says: /basic/,
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'rules that cannot be read': { given: { 'workspace/outboundRules': 'forbidden' } },
    'an older API version': {
      given: {
        workspace: { apiVersion: '2023-10-01', change: { properties: { managedNetwork: { firewallSku: null } } } },
      },
      says: /2024-10-01/,
    },
  },
  notApplicable: {
    'no rule for a host': { given: { 'workspace/outboundRules': [] }, says: /no firewall/ },
    'a network that lets everything out': {
      given: { workspace: { properties: { managedNetwork: { isolationMode: 'AllowInternetOutbound' } } } },
    },
    'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ },
  },
});
