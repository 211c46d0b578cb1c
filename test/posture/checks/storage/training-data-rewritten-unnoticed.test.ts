import { trainingDataRewrittenUnnoticed } from '../../../../src/posture/checks/storage/training-data-rewritten-unnoticed.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

testCheck(trainingDataRewrittenUnnoticed, {
  pass: {
    immutable: {},
    'versions and a change feed': {
      given: {
        'storage/blobServices/default/containers': [
          {
            id: `${ids.storage}/blobServices/default/containers/AzureML-blobstore-eeeeeeee-1111-2222-3333-444444444444`,
            properties: { hasImmutabilityPolicy: false },
          },
        ],
      },
    },
  },
  fail: {
    'versions without a change feed': {
      given: {
        'storage/blobServices/default/containers': [
          {
            id: `${ids.storage}/blobServices/default/containers/AzureML-blobstore-eeeeeeee-1111-2222-3333-444444444444`,
            properties: { hasImmutabilityPolicy: false },
          },
        ],
        'storage/blobServices/default': { properties: { changeFeed: null } },
      },
      says: /protect AzureML-blobstore/,
    },
    neither: {
      given: {
        'storage/blobServices/default/containers': [
          {
            id: `${ids.storage}/blobServices/default/containers/AzureML-blobstore-eeeeeeee-1111-2222-3333-444444444444`,
            properties: { hasImmutabilityPolicy: false },
          },
        ],
        'storage/blobServices/default': { properties: null },
      },
    },
  },
  unknown: {
    'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ },
    'the containers': { given: { 'storage/blobServices/default/containers': 'forbidden' } },
    'the datastores': { given: { 'workspace/datastores': 'forbidden' } },
    'the blob service, where it decides': {
      given: {
        'storage/blobServices/default/containers': [
          {
            id: `${ids.storage}/blobServices/default/containers/AzureML-blobstore-eeeeeeee-1111-2222-3333-444444444444`,
            properties: { hasImmutabilityPolicy: false },
          },
        ],
        'storage/blobServices/default': 'forbidden',
      },
    },
  },
  notApplicable: {
    'no container behind a datastore': { given: { 'storage/blobServices/default/containers': [] } },
    'file shares only': { given: { storage: { kind: 'FileStorage' } } },
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
});
