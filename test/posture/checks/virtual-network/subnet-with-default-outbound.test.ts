import { subnetWithDefaultOutbound } from '../../../../src/posture/checks/virtual-network/subnet-with-default-outbound.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const subnet = (properties: Record<string, unknown>) => ({ computeSubnet: { properties } });
const route = (nextHopType: string) => ({
  routeTable: {
    id: ids.routeTable,
    properties: { routes: [{ name: 'all', properties: { addressPrefix: '0.0.0.0/0', nextHopType } }] },
  },
});

testCheck(subnetWithDefaultOutbound, {
  pass: {
    'switched off': {},
    'a NAT gateway': { given: subnet({ defaultOutboundAccess: true, natGateway: { id: `${ids.group}/nat` } }) },
    'a route to a firewall': { given: { ...subnet({ defaultOutboundAccess: true }), ...route('VirtualAppliance') } },
  },
  fail: {
    'switched on': { given: subnet({ defaultOutboundAccess: true, routeTable: null }), says: /neither a NAT/ },
    'no value, which means on': {
      given: subnet({ defaultOutboundAccess: null, routeTable: null }),
      says: /not set, which means true/,
    },
    'a route to the internet': {
      given: { ...subnet({ defaultOutboundAccess: null }), ...route('Internet') },
      says: /rt-compute has no route/,
    },
  },
  unknown: {
    'a refused subnet': { given: { computeSubnet: 'forbidden' } },
    'a route table that was not read': { given: subnet({ defaultOutboundAccess: true }), says: /not read/ },
    'an old answer': {
      given: {
        computeSubnet: { apiVersion: '2022-07-01', change: { properties: { defaultOutboundAccess: null } } },
      },
    },
  },
  notApplicable: { 'no subnet of the customer': { given: { 'workspace/computes': [] } } },
});
