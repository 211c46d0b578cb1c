import { deploymentWithForeignModel } from '../../../../src/posture/checks/endpoints/deployment-with-foreign-model.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/onlineEndpoints/churn/deployments';
const id = `${ids.workspace}/onlineEndpoints/churn/deployments/blue`;
const registries = `${ids.subscription}/providers/Microsoft.MachineLearningServices/registries`;
const model = (text: string | null) => ({ [list]: [{ id, properties: { model: text } }] });
const hub = 'azureml://registries/HuggingFace/models/bert/versions/1';

testCheck(deploymentWithForeignModel, {
  pass: {
    'a model of the workspace': {},
    'a short name in the workspace': { given: model('azureml:churn:7') },
    'a long address of the workspace': {
      given: model('azureml://locations/westeurope/workspaces/eeeeeeee/models/churn/versions/7'),
    },
    'a registry of the subscription': { given: model('azureml://registries/reg-churn/models/churn/versions/1') },
    'a registry on the list': { given: model(hub), settings: { allowedRegistries: ['huggingface'] } },
  },
  fail: {
    'a public registry': { given: model(hub), says: /registry huggingface/ },
    'another workspace': {
      given: model(`${ids.workspace.replace('mlw-churn-prod', 'mlw-other')}/models/churn/versions/1`),
      says: /another workspace/,
    },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'a registry that cannot be compared': { given: { ...model(hub), [registries]: 'forbidden' } },
    'an address that is not known': { given: model('https://example.com/model.pkl') },
  },
  notApplicable: { 'a deployment without a model': { given: model(null) } },
});
