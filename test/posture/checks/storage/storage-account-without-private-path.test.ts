import { storageAccountWithoutPrivatePath } from '../../../../src/posture/checks/storage/storage-account-without-private-path.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

const otherAccount = `${ids.group}/providers/Microsoft.Storage/storageAccounts/stother`;
const otherDatastore = {
  id: `${ids.workspace}/datastores/lake`,
  properties: { datastoreType: 'AzureDataLakeGen2', accountName: 'stother', filesystem: 'raw' },
};

testCheck(storageAccountWithoutPrivatePath, {
  pass: {
    'endpoints for blob and file': {},
    'the managed network alone': { given: { storage: { properties: { privateEndpointConnections: [] } } } },
    'endpoints in a tenant that cannot be read, beside the managed network': {
      given: { blobEndpoint: 'absent', fileEndpoint: 'forbidden' },
    },
    'service endpoints of the compute subnets': {
      given: {
        'workspace/outboundRules': [],
        storage: {
          properties: {
            privateEndpointConnections: [],
            publicNetworkAccess: 'Enabled',
            networkAcls: { virtualNetworkRules: [{ id: ids.computeSubnet, state: 'Succeeded' }] },
          },
        },
      },
    },
  },
  fail: {
    'none at all': {
      given: { 'workspace/outboundRules': 'absent', storage: { properties: { privateEndpointConnections: null } } },
      says: /blob, file/,
    },
    'blob alone': {
      given: { 'workspace/outboundRules': [], fileEndpoint: { properties: { privateLinkServiceConnections: [] } } },
      says: /leads to file/,
    },
    'one that waits for approval': {
      given: {
        'workspace/outboundRules': [],
        storage: {
          properties: {
            privateEndpointConnections: [
              {
                properties: {
                  privateEndpoint: { id: ids.blobEndpoint },
                  privateLinkServiceConnectionState: { status: 'Pending' },
                },
              },
            ],
          },
        },
      },
      says: /blob, file/,
    },
    'a hierarchical namespace without dfs': {
      given: { storage: { properties: { isHnsEnabled: true } } },
      says: /leads to dfs/,
    },
    'another account behind a datastore': {
      given: { 'workspace/datastores': [otherDatastore], [otherAccount]: { properties: {} } },
      on: ['stother'],
      says: /leads to dfs/,
    },
  },
  unknown: {
    'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ },
    'endpoints that cannot be read and no managed network': {
      given: { 'workspace/outboundRules': [], blobEndpoint: 'forbidden' },
      says: /1 private endpoints/,
    },
    'the rules of the managed network': {
      given: { 'workspace/outboundRules': 'forbidden', storage: { properties: { privateEndpointConnections: [] } } },
    },
  },
  notApplicable: {
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
    'another account of which only tables are used': {
      given: {
        'workspace/datastores': [
          { ...otherDatastore, properties: { ...otherDatastore.properties, datastoreType: 'OneLake' } },
        ],
        [otherAccount]: { properties: {} },
      },
      on: ['stother'],
    },
  },
  passesWithout: {
    ...ownAccountStands,
    blobEndpoint: 'the managed network has its own endpoints',
    'pe-blob': 'the managed network has its own endpoints',
    'pe-file': 'the managed network has its own endpoints',
  },
});
