import { storageAccessNotLogged } from '../../../../src/posture/checks/storage/storage-access-not-logged.js';
import { diagnosticSetting, ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

testCheck(storageAccessNotLogged, {
  pass: {
    everything: {},
    'three categories in two settings': {
      given: {
        'storage/blobServices/default/providers/Microsoft.Insights/diagnosticSettings': [
          diagnosticSetting(ids.storage, [{ category: 'StorageRead', enabled: true }]),
          diagnosticSetting(ids.storage, [
            { category: 'StorageWrite', enabled: true },
            { category: 'StorageDelete', enabled: true },
          ]),
        ],
      },
    },
    'blobs only, of an account that has nothing else': {
      given: {
        storage: { kind: 'BlockBlobStorage' },
        'storage/fileServices/default/providers/Microsoft.Insights/diagnosticSettings': [],
      },
    },
  },
  fail: {
    'no setting for blobs': {
      given: { 'storage/blobServices/default/providers/Microsoft.Insights/diagnosticSettings': [] },
      says: /blobServices does not log StorageRead, StorageWrite, StorageDelete/,
    },
    'reads left out': {
      given: {
        'storage/blobServices/default/providers/Microsoft.Insights/diagnosticSettings': [
          diagnosticSetting(ids.storage, [
            { category: 'StorageRead', enabled: false },
            { category: 'StorageWrite', enabled: true },
            { category: 'StorageDelete', enabled: true },
          ]),
        ],
      },
      says: /not log StorageRead"/,
    },
    'a setting without a destination': {
      given: {
        'storage/blobServices/default/providers/Microsoft.Insights/diagnosticSettings': [
          { properties: { logs: [{ categoryGroup: 'allLogs', enabled: true }] } },
        ],
      },
    },
    'no setting for files, which is less bad': {
      given: { 'storage/fileServices/default/providers/Microsoft.Insights/diagnosticSettings': 'absent' },
      says: /fileServices.*low/,
    },
    'no setting for blobs, and files cannot be read': {
      given: {
        'storage/blobServices/default/providers/Microsoft.Insights/diagnosticSettings': [],
        'storage/fileServices/default/providers/Microsoft.Insights/diagnosticSettings': 'forbidden',
      },
    },
    'nowhere to log to': {
      given: {
        'storage/blobServices/default/providers/Microsoft.Insights/diagnosticSettings': [],
        insights: 'forbidden',
      },
    },
  },
  unknown: {
    'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ },
    'the settings': {
      given: { 'storage/blobServices/default/providers/Microsoft.Insights/diagnosticSettings': 'forbidden' },
    },
    'those of files': {
      given: { 'storage/fileServices/default/providers/Microsoft.Insights/diagnosticSettings': 'forbidden' },
    },
  },
  notApplicable: {
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
