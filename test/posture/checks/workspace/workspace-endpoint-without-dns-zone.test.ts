import { workspaceEndpointWithoutDnsZone } from '../../../../src/posture/checks/workspace/workspace-endpoint-without-dns-zone.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

function zones(name: string): object {
  return {
    name: 'default',
    properties: {
      privateDnsZoneConfigs: [
        { properties: { privateDnsZoneId: `${ids.group}/providers/Microsoft.Network/privateDnsZones/${name}` } },
      ],
    },
  };
}

function approved(endpoint: string): object {
  return {
    properties: {
      privateEndpoint: { id: endpoint },
      privateLinkServiceConnectionState: { status: 'Approved' },
      provisioningState: 'Succeeded',
    },
  };
}

testCheck(workspaceEndpointWithoutDnsZone, {
  pass: {
    'both zones': {},
    'both zones in two groups': {
      given: {
        'workspaceEndpoint/privateDnsZoneGroups': [
          zones('privatelink.api.azureml.ms'),
          zones('privatelink.Notebooks.azure.net'),
        ],
      },
    },
  },
  fail: {
    'one zone only': {
      given: { 'workspaceEndpoint/privateDnsZoneGroups': [zones('privatelink.api.azureml.ms')] },
      says: /pe-mlw lacks privatelink\.notebooks\.azure\.net.*/,
    },
    'no zone group, which may be another DNS': {
      given: { 'workspaceEndpoint/privateDnsZoneGroups': [] },
      says: /lacks privatelink\.api.*low/,
    },
    'one endpoint without zones beside one that cannot be read': {
      given: {
        workspace: {
          properties: { privateEndpointConnections: [approved(ids.blobEndpoint), approved(ids.workspaceEndpoint)] },
        },
        'blobEndpoint/privateDnsZoneGroups': 'forbidden',
        'workspaceEndpoint/privateDnsZoneGroups': [],
      },
      says: /pe-mlw lacks/,
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'zone groups that cannot be read': { given: { 'workspaceEndpoint/privateDnsZoneGroups': 'forbidden' } },
    'zone groups that were not read': { given: { 'workspaceEndpoint/privateDnsZoneGroups': 'not-read' } },
  },
  notApplicable: {
    'no endpoint': { given: { workspace: { properties: { privateEndpointConnections: [] } } } },
    'an endpoint of somebody else only': {
      given: {
        workspace: {
          properties: { privateEndpointConnections: [approved(ids.workspaceEndpoint.replace('11111111', '77777777'))] },
        },
      },
      says: /of your own/,
    },
    'a project, whose hub decides': { given: { workspace: { kind: 'Project' } }, says: /hub/ },
  },
});
