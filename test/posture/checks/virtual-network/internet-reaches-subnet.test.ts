import { internetReachesSubnet } from '../../../../src/posture/checks/virtual-network/internet-reaches-subnet.js';
import { testCheck } from '../../../support/posture-tester.js';

const rule = (name: string, priority: number, more: Record<string, unknown> = {}) => ({
  name,
  properties: {
    access: 'Allow',
    direction: 'Inbound',
    protocol: '*',
    priority,
    sourceAddressPrefix: '*',
    destinationAddressPrefix: '*',
    destinationPortRange: '22',
    ...more,
  },
});
const rules = (...securityRules: unknown[]) => ({ securityGroup: { properties: { securityRules } } });
const wall = rule('refuse', 200, { access: 'Deny', destinationPortRange: '*' });

testCheck(internetReachesSubnet, {
  pass: {
    'a service tag': {},
    'no rules': { given: rules() },
    'a rule for some addresses': { given: rules(rule('office', 100, { sourceAddressPrefix: '203.0.113.0/24' })) },
    'a rule behind one that refuses everything': { given: rules(rule('late', 300), wall) },
    'an outbound rule': { given: rules(rule('out', 100, { direction: 'Outbound' })) },
  },
  fail: {
    'ssh for everybody': { given: rules(rule('ssh', 100)), says: /lets the internet in: ssh \(22\)/ },
    'the tag of the internet in a list': {
      given: rules(
        rule('web', 100, {
          sourceAddressPrefix: '',
          sourceAddressPrefixes: ['10.0.0.0/8', 'internet'],
          destinationPortRange: null,
          destinationPortRanges: ['443', '8888'],
        }),
      ),
      says: /443, 8888/,
    },
    'a rule before the one that refuses': { given: rules(rule('early', 100), wall) },
  },
  unknown: {
    'a refused group': { given: { securityGroup: 'forbidden' } },
    'a refused subnet': { given: { computeSubnet: 'forbidden' } },
  },
  notApplicable: {
    'no group': { given: { computeSubnet: { properties: { networkSecurityGroup: null } } } },
    'no subnet of the customer': { given: { 'workspace/computes': [] } },
  },
});
