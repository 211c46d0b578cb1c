import { lifecycleRulesMissWorkspaceData } from '../../../../src/posture/checks/storage/lifecycle-rules-miss-workspace-data.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';
import { ownAccountStands } from './own-account.js';

const policy = (filters: object) => ({
  properties: {
    policy: {
      rules: [
        {
          name: 'one',
          enabled: true,
          definition: { actions: { baseBlob: { delete: { daysAfterCreationGreaterThan: 90 } } }, filters },
        },
      ],
    },
  },
});
const containers = (...names: readonly string[]) =>
  names.map((name) => ({ id: `${ids.storage}/blobServices/default/containers/${name}`, name, properties: {} }));

testCheck(lifecycleRulesMissWorkspaceData, {
  pass: {
    'a rule for all': {},
    'a prefix of all names': {
      given: {
        'storage/managementPolicies/default': policy({ blobTypes: ['blockBlob'], prefixMatch: ['azureml'] }),
        'storage/blobServices/default/containers': containers('azureml', 'azureml-metrics', 'raw'),
      },
    },
    'logs as append blobs': {
      given: {
        'storage/managementPolicies/default': policy({ blobTypes: ['blockBlob', 'appendBlob'] }),
        'storage/blobServices/default/containers': containers('insights-logs-amlcomputejobevent'),
      },
    },
  },
  fail: {
    'another container only': {
      given: { 'storage/managementPolicies/default': policy({ blobTypes: ['blockBlob'], prefixMatch: ['raw/'] }) },
      says: /azureml-blobstore/,
    },
    'a folder inside': {
      given: {
        'storage/managementPolicies/default': policy({
          blobTypes: ['blockBlob'],
          prefixMatch: ['azureml/ExperimentRun'],
        }),
        'storage/blobServices/default/containers': containers('azureml'),
      },
      says: /deletes from azureml/,
    },
    'logs, which are append blobs': {
      given: {
        'storage/managementPolicies/default': policy({ blobTypes: ['blockBlob'] }),
        'storage/blobServices/default/containers': containers('azureml', 'insights-logs-storageread'),
      },
      says: /from insights-logs-storageread/,
    },
    'blobs with a tag only': {
      given: {
        'storage/managementPolicies/default': policy({
          blobTypes: ['blockBlob'],
          blobIndexMatch: [{ name: 'keep', op: '==', value: 'no' }],
        }),
      },
    },
    'an isolated container': {
      given: {
        'storage/managementPolicies/default': policy({ blobTypes: ['blockBlob'], prefixMatch: ['azureml'] }),
        'storage/blobServices/default/containers': containers('eeeeeeee-1111-2222-3333-444444444444-azureml-blobstore'),
      },
    },
  },
  unknown: {
    'a refused read': { given: { storage: 'forbidden' }, says: /made\/read/ },
    'the containers': { given: { 'storage/blobServices/default/containers': 'forbidden' } },
    'the policy': { given: { 'storage/managementPolicies/default': 'not-read' } },
  },
  notApplicable: {
    'no rule at all': { given: { 'storage/managementPolicies/default': 'absent' } },
    'no container of the workspace': {
      given: { 'storage/blobServices/default/containers': containers('raw', 'azureml-blobstore-of-another') },
    },
    'an account of others': { given: { workspace: { properties: { storageAccount: null } } }, on: ['stchurnprod'] },
    'no storage account': {
      given: { workspace: { properties: { storageAccount: null } }, 'workspace/datastores': [] },
    },
    'an account that is gone': { given: { storage: 'absent' } },
  },
  passesWithout: ownAccountStands,
});
