import { deploymentCollectsPayloads } from '../../../../src/posture/checks/endpoints/deployment-collects-payloads.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/onlineEndpoints/churn/deployments';
const id = `${ids.workspace}/onlineEndpoints/churn/deployments/blue`;
const collector = (dataCollector: unknown) => ({ [list]: [{ id, properties: { dataCollector } }] });
const inputs = { collections: { model_inputs: { dataCollectionMode: 'Enabled' } } };

testCheck(deploymentCollectsPayloads, {
  pass: {
    'nothing collected': {},
    'a collection that is off': {
      given: collector({ collections: { model_inputs: { dataCollectionMode: 'Disabled' } } }),
    },
    'data that is not sensitive': {
      given: { ...collector(inputs), workspace: { tags: { dataClassification: 'public' } } },
    },
    'a harmless header': { given: collector({ requestLogging: { captureHeaders: ['x-request-id'] } }) },
  },
  fail: {
    'a sign-in header, whatever the data': {
      given: collector({ requestLogging: { captureHeaders: ['Authorization'] } }),
      settings: { sensitiveData: false },
      says: /Authorization.*high/,
    },
    'sensitive requests': { given: collector(inputs), says: /model_inputs/ },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'an old answer': {
      given: { [list]: { apiVersion: '2022-10-01', change: { value: [{ id, properties: {} }] } } },
    },
    'a workspace that was not read': { given: { ...collector(inputs), workspace: 'forbidden' } },
  },
  notApplicable: {
    'nothing says whether the data is sensitive': {
      given: { ...collector(inputs), workspace: { tags: { dataClassification: null } } },
    },
  },
});
