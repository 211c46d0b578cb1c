import { associatedResourceWithoutOutboundEndpoint } from '../../../../src/posture/checks/managed-network/associated-resource-without-outbound-endpoint.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const internet = {
  workspace: { properties: { managedNetwork: { isolationMode: 'AllowInternetOutbound' } } },
};

function rules(written: (id: string) => string = (id) => id): readonly object[] {
  return [
    { target: ids.storage, part: 'blob' },
    { target: ids.storage, part: 'file' },
    { target: ids.vault, part: 'vault' },
    { target: ids.registry, part: 'registry' },
  ].map(({ target, part }) => ({
    id: `${ids.workspace}/outboundRules/${part}`,
    name: part,
    properties: {
      type: 'PrivateEndpoint',
      destination: { serviceResourceId: written(target), subresourceTarget: part },
      status: 'Active',
    },
  }));
}

testCheck(associatedResourceWithoutOutboundEndpoint, {
  pass: {
    'a rule for each': {},
    'ids in another case': {
      given: { 'workspace/outboundRules': rules((id) => id.toUpperCase()) },
    },
    'no registry': {
      given: {
        workspace: { properties: { containerRegistry: null } },
        'workspace/outboundRules': rules().slice(0, 3),
      },
    },
    'internet outbound, and none of them closed': {
      given: {
        ...internet,
        'workspace/outboundRules': [],
        storage: { properties: { publicNetworkAccess: 'Enabled' } },
        vault: { properties: { publicNetworkAccess: null } },
        registry: { properties: { publicNetworkAccess: 'Enabled' } },
      },
    },
  },
  fail: {
    'blob without file': {
      given: { 'workspace/outboundRules': rules().filter((_, index) => index !== 1) },
      says: /stchurnprod \(file\)/,
    },
    'none of them': { given: { 'workspace/outboundRules': [] }, says: /crchurnprod \(registry\)/ },
    'internet outbound, and a closed vault': {
      given: { ...internet, 'workspace/outboundRules': rules().filter((_, index) => index !== 2) },
      says: /kv-churn-prod \(vault\)/,
    },
    'a closed vault beside a registry that cannot be read': {
      given: { ...internet, 'workspace/outboundRules': rules().slice(0, 2), registry: 'forbidden' },
      says: /kv-churn-prod/,
    },
  },
  unknown: {
    'a refused read': { given: { workspace: 'forbidden' }, says: /made\/read/ },
    'an API version that does not know managed networks': {
      given: { workspace: { apiVersion: '2022-10-01', change: { properties: { managedNetwork: null } } } },
      says: /2023-10-01/,
    },
    'rules that cannot be read': { given: { 'workspace/outboundRules': 'forbidden' } },
    'internet outbound, and a registry that cannot be read': {
      given: { ...internet, 'workspace/outboundRules': rules().slice(0, 3), registry: 'forbidden' },
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
