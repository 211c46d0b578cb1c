import { modelFromUrl } from '../../../src/core/rules/model-from-url.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof modelFromUrl.messages;

const commit = '4f1d2c3b5a697887a5b4c3d2e1f00f1e2d3c4b5a';

const yaml: Cases<Ids> = {
  shows: {
    hit: 'an asset',
    nearMiss: 'an asset by its commit',
    absent: 'no path, and one that is filled in',
    dynamic: 'no path, and one that is filled in',
  },
  valid: {
    'an asset by its commit': `
      $schema: https://azuremlschemas.azureedge.net/latest/model.schema.json
      name: churn
      path: https://huggingface.co/larkspur/churn/resolve/${commit}/model.safetensors
    `,
    'a registered model, a folder, a commit': `
      $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
      name: blue
      endpoint_name: churn
      model: azureml:churn:4
      ---
      $schema: https://azuremlschemas.azureedge.net/latest/model.schema.json
      name: churn
      path: ./model
      ---
      $schema: https://azuremlschemas.azureedge.net/latest/model.schema.json
      name: churn
      path: https://huggingface.co/larkspur/churn/resolve/${commit}/model.safetensors
    `,
    'no path, and one that is filled in': `
      $schema: https://azuremlschemas.azureedge.net/latest/model.schema.json
      name: churn
      ---
      $schema: https://azuremlschemas.azureedge.net/latest/model.schema.json
      name: churn
      path: https://huggingface.co/$(model)/model.safetensors
    `,
    'one that is accepted': `
      $schema: https://azuremlschemas.azureedge.net/latest/model.schema.json
      name: churn
      # aml-guard: allow model-from-url -- our own host
      path: https://models.larkspur.example/churn.onnx
    `,
  },
  invalid: {
    'an asset': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/model.schema.json
        name: churn
        path: «https://huggingface.co/larkspur/churn/resolve/main/model.safetensors»
      `,
      findings: ['web'],
    },
    'an asset, a deployment, an input': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/model.schema.json
        name: churn
        path: «https://huggingface.co/larkspur/churn/resolve/main/model.safetensors»
        ---
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
        name: blue
        endpoint_name: churn
        model:
          path: «https://larkspur.blob.core.windows.net/models/churn»
        ---
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python score.py
        inputs:
          model: {type: custom_model, path: "«https://models.larkspur.example/churn»"}
        broken: [
      `,
      findings: ['web', 'storage', 'web'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'an asset',
    nearMiss: 'a file at hand',
    absent: 'no path',
    dynamic: 'a hash in the name, a folder, a computed address, another class',
  },
  valid: {
    'a file at hand': `
      from azure.ai.ml.entities import Model
      a = Model(name="churn", path="models/churn.onnx")
    `,
    'no path': `
      from azure.ai.ml.entities import Model
      a = Model(name="churn")
    `,
    'a hash in the name, a folder, a computed address, another class': `
      import torch
      from azure.ai.ml.entities import Model
      a = torch.hub.load_state_dict_from_url("https://download.pytorch.org/models/resnet18-f37072fd.pth")
      b = Model(name="churn", path="./model")
      c = Model(name="churn", path=uri)
      d = Model(name="churn")
    `,
    'one that is accepted': `
      from azure.ai.ml.entities import Model
      a = Model(path="https://models.larkspur.example/churn.onnx")  # aml-guard: allow model-from-url -- ours
    `,
  },
  invalid: {
    'an asset': {
      code: `
        from azure.ai.ml.entities import Model
        a = Model(name="churn", path="«https://models.larkspur.example/churn.onnx»")
      `,
      findings: ['web'],
    },
    'an asset, weights, a download that is a model by its name': {
      code: `
        import torch
        from azure.ai.ml.entities import Model
        a = Model(name="churn", path="«https://huggingface.co/larkspur/churn/resolve/main/churn.onnx»")
        b = torch.hub.load_state_dict_from_url("«https://models.larkspur.example/churn.pth»")
        urllib.request.urlretrieve("«https://larkspur.blob.core.windows.net/models/churn.pkl»", "churn.pkl"
      `,
      findings: ['web', 'web', 'storage'],
    },
  },
};

testRule(modelFromUrl, { yaml, python });
