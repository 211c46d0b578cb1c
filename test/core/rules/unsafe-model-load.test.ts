import { unsafeModelLoad } from '../../../src/core/rules/unsafe-model-load.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof unsafeModelLoad.messages;

const python: Cases<Ids> = {
  shows: {
    hit: 'torch',
    nearMiss: 'torch, with the weights alone',
    absent: 'names of other things',
    dynamic: 'loaders that run nothing',
  },
  valid: {
    'torch, with the weights alone': `
      import mlflow
      import torch
      state = torch.load("model.pt", weights_only=True)
    `,
    'loaders that run nothing': `
      import mlflow
      import json, torch, yaml
      import numpy as np
      import onnxruntime
      a = torch.load("model.pt", weights_only=True)
      b = torch.load("model.pt", weights_only=safe)
      c = torch.load("model.pt", **options)
      d = np.load("rows.npy")
      e = np.load("rows.npy", allow_pickle=False)
      f = yaml.safe_load(text)
      g = yaml.load(text, Loader=yaml.SafeLoader)
      h = yaml.load(text, yaml.FullLoader)
      i = json.load(file)
      j = onnxruntime.InferenceSession("model.onnx")
      k = np.load("rows.npy", allow_pickle=allowed)
    `,
    'names of other things': `
      import mlflow
      a = pickles.load("x")
      b = self.load("x")
      c = load_model("x")
      pickle.dump(model, file)
    `,
    'code that no job runs': 'import pickle\nmodel = pickle.load(open("model.pkl", "rb"))\n',
    'one that is accepted': `
      import mlflow
      import joblib
      # aml-guard: allow unsafe-model-load -- written by the step before
      model = joblib.load("model.joblib")
    `,
  },
  invalid: {
    torch: {
      code: `
        import mlflow
        import torch
        state = «torch.load("model.pt")»
      `,
      findings: ['other'],
      fixed: `
        import mlflow
        import torch
        state = torch.load("model.pt", weights_only=True)
      `,
    },
    'in a scoring script': {
      code: `
        import joblib
        def init():
            global model
            model = «joblib.load(os.path.join(os.environ["AZUREML_MODEL_DIR"], "model.joblib"))»
        def run(data):
            return model.predict(data
      `,
      findings: ['scoring'],
    },
    'of a deployment that names it': {
      code: `
        import pickle as pkl
        with open("model.pkl", "rb") as file:
            model = «pkl.load(file)»
      `,
      path: 'src/serve.py',
      project: {
        'deployment.yml': `
          $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
          name: blue
          endpoint_name: churn
          code_configuration: {code: src, scoring_script: serve.py}
        `,
      },
      findings: ['scoring'],
    },
    'fetched from the web, directly, by way of a variable, and by the name of the file': {
      code: `
        import mlflow
        import io, pickle, requests, torch
        from huggingface_hub import hf_hub_download
        from urllib.request import urlretrieve
        a = «pickle.loads(requests.get(url).content)»
        path = hf_hub_download("larkspur/churn", "model.pt")
        b = «torch.load(path)»
        urlretrieve(url, "model.pkl")
        with open("model.pkl", "rb") as file:
            c = «pickle.load(file)»
        response = requests.get(url)
        d = «torch.load(io.BytesIO(response.content), weights_only=False)»
      `,
      findings: ['downloaded', 'downloaded', 'downloaded', 'downloaded'],
      fixed: `
        import mlflow
        import io, pickle, requests, torch
        from huggingface_hub import hf_hub_download
        from urllib.request import urlretrieve
        a = pickle.loads(requests.get(url).content)
        path = hf_hub_download("larkspur/churn", "model.pt")
        b = torch.load(path, weights_only=True)
        urlretrieve(url, "model.pkl")
        with open("model.pkl", "rb") as file:
            c = pickle.load(file)
        response = requests.get(url)
        d = torch.load(io.BytesIO(response.content), weights_only=True)
      `,
      left: 2,
    },
    'anything else': {
      code: `
        import mlflow
        import cloudpickle, dill, joblib, pandas as pd
        import numpy
        from joblib import load
        a = «joblib.load(path)»
        b = «load(path)»
        c = «dill.loads(text)»
        d = «cloudpickle.load(file)»
        e = «pd.read_pickle("rows.pkl")»
        f = «numpy.load("rows.npy", allow_pickle=True)»
      `,
      findings: ['other', 'other', 'other', 'other', 'other', 'other'],
      fixed: `
        import mlflow
        import cloudpickle, dill, joblib, pandas as pd
        import numpy
        from joblib import load
        a = joblib.load(path)
        b = load(path)
        c = dill.loads(text)
        d = cloudpickle.load(file)
        e = pd.read_pickle("rows.pkl")
        f = numpy.load("rows.npy")
      `,
      left: 5,
    },
    'torch, with the weights or the whole model': {
      code: `
        import mlflow
        import torch
        model.load_state_dict(«torch.load("model.pt")»)
        state = «torch.load("model.pt", map_location="cpu", weights_only=False)»
        model.load_state_dict(state)
        whole = «torch.load(
            "model.pt",
            map_location="cpu",
        )»
      `,
      findings: ['other', 'other', 'other'],
      fixed: `
        import mlflow
        import torch
        model.load_state_dict(torch.load("model.pt", weights_only=True))
        state = torch.load("model.pt", map_location="cpu", weights_only=True)
        model.load_state_dict(state)
        whole = torch.load(
            "model.pt",
            map_location="cpu",
            weights_only=True,
        )
      `,
    },
    PyYAML: {
      code: `
        import mlflow
        import yaml
        a = «yaml.load(text)»
        b = «yaml.load(text, Loader=yaml.Loader)»
        c = «yaml.load_all(text, yaml.UnsafeLoader)»
        d = «yaml.unsafe_load(text)»
      `,
      findings: ['other', 'other', 'other', 'other'],
      fixed: `
        import mlflow
        import yaml
        a = yaml.safe_load(text)
        b = yaml.safe_load(text)
        c = yaml.safe_load_all(text)
        d = yaml.safe_load(text)
      `,
    },
  },
};

testRule(unsafeModelLoad, { python });
