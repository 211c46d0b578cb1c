import { dataFromPublicUrl } from '../../../src/core/rules/data-from-public-url.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof dataFromPublicUrl.messages;

const commit = '4f1d2c3b5a697887a5b4c3d2e1f00f1e2d3c4b5a';

const yaml: Cases<Ids> = {
  shows: {
    hit: 'in production',
    nearMiss: 'a commit, in production',
    absent: 'no input, and one that is filled in',
    dynamic: 'no input, and one that is filled in',
  },
  valid: {
    'a commit, in production': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      tags: {stage: production}
      inputs:
        orders: {type: uri_file, path: "https://raw.githubusercontent.com/larkspur/orders/${commit}/orders.csv"}
    `,
    'a data asset, a datastore, a version in the address': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      inputs:
        a: {type: uri_file, path: azureml:orders:3}
        b: {type: uri_file, path: azureml://datastores/workspaceblobstore/paths/orders.csv}
        c: {type: uri_file, path: https://raw.githubusercontent.com/larkspur/orders/${commit}/orders.csv}
        d: {type: uri_file, path: https://github.com/larkspur/orders/releases/download/v2/orders.csv}
        e: {type: uri_file, path: ./orders.csv}
        f: https://larkspur.example/
    `,
    'no input, and one that is filled in': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py https://larkspur.example/orders.csv
      inputs:
        a: {type: uri_file, path: "\${{parent.inputs.orders}}"}
        b: {type: uri_file, path: "https://larkspur.example/$(name).csv"}
    `,
    'a model': `
      $schema: https://azuremlschemas.azureedge.net/latest/model.schema.json
      name: churn
      path: https://larkspur.example/churn.onnx
    `,
    'one that is accepted': `
      $schema: https://azuremlschemas.azureedge.net/latest/data.schema.json
      name: orders
      path: https://larkspur.example/orders.csv # aml-guard: allow data-from-public-url -- a tutorial
    `,
  },
  invalid: {
    'an address that the network of the workspace shuts out': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          orders: {type: uri_file, path: «https://larkspur.example/orders.csv»}
      `,
      workspace: knownWorkspace({ isolatedEgress: true, approvedHosts: ['pypi.org'] }),
      findings: ['shutOut'],
    },
    'an address that the network of the workspace lets through': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          orders: {type: uri_file, path: «https://data.larkspur.example/orders.csv»}
      `,
      workspace: knownWorkspace({ isolatedEgress: true, approvedHosts: ['*.larkspur.example'] }),
      findings: ['web'],
    },
    'a network of which the rules are not known': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          orders: {type: uri_file, path: «https://larkspur.example/orders.csv»}
      `,
      workspace: knownWorkspace({ isolatedEgress: true }),
      findings: ['web'],
    },
    'an input, a data asset, an MLTable': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        inputs:
          orders: {type: uri_file, path: "«https://larkspur.example/orders.csv»"}
          rows: «http://larkspur.example/rows.csv»
        jobs:
          a:
            command: python a.py
            inputs:
              clicks:
                type: uri_folder
                path: «https://larkspur.blob.core.windows.net/data/clicks»
        ---
        $schema: https://azuremlschemas.azureedge.net/latest/data.schema.json
        name: orders
        path: «https://larkspur.example/orders.csv»
        ---
        $schema: https://azuremlschemas.azureedge.net/latest/MLTable.schema.json
        paths:
          - file: «https://larkspur.example/orders.csv»
        broken: [
      `,
      findings: ['web', 'web', 'storage', 'web', 'web'],
    },
    'in production': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        tags: {stage: production}
        inputs:
          orders: {type: uri_file, path: "«https://larkspur.example/orders.csv»"}
      `,
      findings: ['production'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'in production',
    nearMiss: 'a commit, in production',
    absent: 'nothing that is read',
    dynamic: 'a commit, a file at hand, this machine, a computed address',
  },
  valid: {
    'a commit, in production': `
      import mlflow
      import pandas as pd
      mlflow.set_experiment("churn-prod")
      a = pd.read_csv("https://raw.githubusercontent.com/larkspur/orders/${commit}/orders.csv")
    `,
    'nothing that is read': `
      import mlflow
      import pandas as pd
      mlflow.set_experiment("churn-prod")
    `,
    'a commit, a file at hand, this machine, a computed address': `
      import mlflow
      import pandas as pd
      a = pd.read_csv("https://raw.githubusercontent.com/larkspur/orders/${commit}/orders.csv")
      b = pd.read_csv("orders.csv")
      c = pd.read_csv("http://localhost:8000/orders.csv")
      d = pd.read_csv(args.orders)
      e = urllib.request.urlopen("https://larkspur.example/api/orders")
      f = requests.get("https://larkspur.example/api")
    `,
    'code that is not Azure ML’s': 'import pandas as pd\na = pd.read_csv("https://larkspur.example/orders.csv")\n',
    'one that is accepted': `
      import mlflow
      import pandas as pd
      # aml-guard: allow data-from-public-url -- a tutorial
      a = pd.read_csv("https://larkspur.example/orders.csv")
    `,
  },
  invalid: {
    'read, fetched, handed to Azure ML': {
      code: `
        import mlflow
        import pandas as pd
        from azure.ai.ml import Input
        from azure.ai.ml.entities import Data
        URL = "«https://larkspur.example/orders.csv»"
        a = pd.read_csv(URL, sep=";")
        b = urllib.request.urlretrieve("«https://larkspur.blob.core.windows.net/data/a.zip»", "a.zip")
        c = Input(type="uri_file", path="«https://larkspur.example/orders.csv»")
        d = Data(name="orders", path=«f"https://larkspur.example/{month}/orders.csv"»)
        e = Dataset.Tabular.from_delimited_files(path="«https://larkspur.example/orders.csv»"
      `,
      findings: ['web', 'storage', 'web', 'web', 'web'],
    },
    'in production': {
      code: `
        import mlflow
        import pandas as pd
        mlflow.set_experiment("churn-prod")
        a = pd.read_csv("«https://larkspur.example/orders.csv»")
      `,
      findings: ['production'],
    },
  },
};

const project = {
  'environment.yml': `
    $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
    name: churn
    build: {path: .}
  `,
};

const dockerfile: Cases<Ids> = {
  shows: {
    hit: 'ADD',
    nearMiss: 'ADD with a checksum',
    absent: 'no ADD',
    dynamic: 'a checksum, a file at hand, a build argument',
  },
  valid: {
    'ADD with a checksum': {
      code: `
        ADD --checksum=sha256:${'ab'.repeat(32)} https://larkspur.example/orders.csv /data/
        ADD
      `,
      project,
    },
    'no ADD': {
      code: `
        FROM scratch
        COPY orders.csv /data/
      `,
      project,
    },
    'a checksum, a file at hand, a build argument': {
      code: `
        ADD --checksum=sha256:${'ab'.repeat(32)} https://larkspur.example/orders.csv /data/
        ADD orders.csv /data/
        ADD https://larkspur.example/$NAME /data/
      `,
      project,
    },
    'one that is accepted': {
      code: '# aml-guard: allow data-from-public-url -- a test\nADD https://larkspur.example/orders.csv /data/\n',
      project,
    },
  },
  invalid: {
    ADD: { code: 'ADD «https://larkspur.example/orders.csv» /data/\nADD', project, findings: ['web'] },
  },
};

testRule(dataFromPublicUrl, { yaml, python, dockerfile });
