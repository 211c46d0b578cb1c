import { storageWithoutDataDiscovery } from '../../../../src/posture/checks/defender/storage-without-data-discovery.js';
import { testCheck } from '../../../support/posture-tester.js';

const settings = 'storage/providers/Microsoft.Security/defenderForStorageSettings/current';

testCheck(storageWithoutDataDiscovery, {
  passesWithout: { '/datastores': 'they only name further accounts' },
  pass: { 'switched on': {} },
  fail: {
    'switched off': { given: { [settings]: { properties: { sensitiveDataDiscovery: { isEnabled: false } } } } },
    'Defender off': { given: { [settings]: { properties: { isEnabled: null } } }, says: /is off/ },
    'no settings at all': { given: { [settings]: 'absent' } },
  },
  unknown: { 'refused settings': { given: { [settings]: 'forbidden' } } },
  notApplicable: {
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
  },
});
