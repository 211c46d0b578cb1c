import { mlRegistryWithAnonymousStorage } from '../../../../src/posture/checks/ml-registry/ml-registry-with-anonymous-storage.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = `${ids.subscription}/providers/Microsoft.MachineLearningServices/registries`;
const regions = (...flags: unknown[]) => ({
  [list]: [
    {
      id: ids.mlRegistry,
      properties: {
        regionDetails: flags.map((allowBlobPublicAccess) => ({
          storageAccountDetails: [{ systemCreatedStorageAccount: { allowBlobPublicAccess } }],
        })),
      },
    },
  ],
});

testCheck(mlRegistryWithAnonymousStorage, {
  pass: { 'not allowed': {}, 'in two regions': { given: regions(false, false), says: /2 storage accounts/ } },
  fail: {
    'allowed in one of two': { given: regions(false, true), says: /1 storage account/ },
    'allowed in one, unknown in the other': { given: regions(null, true) },
  },
  unknown: { 'a refused list': { given: { [list]: 'forbidden' } }, 'no word about it': { given: regions(null) } },
  notApplicable: {
    'no registry': { given: { [list]: [] } },
    'a storage account of your own': {
      given: {
        [list]: [
          {
            id: ids.mlRegistry,
            properties: { regionDetails: [{ storageAccountDetails: [{ userCreatedStorageAccount: {} }] }] },
          },
        ],
      },
    },
  },
});
