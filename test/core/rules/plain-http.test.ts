import { plainHttp } from '../../../src/core/rules/plain-http.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof plainHttp.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a data asset',
    nearMiss: 'a data asset by HTTPS',
    absent: 'no address',
    dynamic: 'a value it cannot see',
  },
  valid: {
    'a data asset by HTTPS': `
      $schema: https://azuremlschemas.azureedge.net/latest/data.schema.json
      name: iris
      path: https://data.larkspur-home.com/iris.csv
    `,
    'no address': `
      $schema: https://azuremlschemas.azureedge.net/latest/data.schema.json
      name: iris
      path: ./iris.csv
    `,
    'a schema address, HTTPS and texts for people': `
      $schema: http://azureml/sdk-2-0/CommandComponent.json
      name: iris
      type: uri_file
      description: From http://data.larkspur-home.com/iris.csv
      tags: {source: "http://data.larkspur-home.com"}
      path: https://data.larkspur-home.com/iris.csv
    `,
    'this machine, a private network, a service of the cluster, and an example': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: curl http://data.larkspur-home.com
      environment_variables:
        A_URL: http://localhost:8080
        B_URL: http://10.0.0.4/x
        C_URL: http://scoring.default.svc.cluster.local
        D_URL: http://collector:4317
        E_URL: http://www.example.com
    `,
    'a value it cannot see': `
      $schema: https://azuremlschemas.azureedge.net/latest/data.schema.json
      path: http://\${{ inputs.host }}/iris.csv
    `,
    'an accepted finding': `
      $schema: https://azuremlschemas.azureedge.net/latest/data.schema.json
      path: http://data.larkspur-home.com/iris.csv  # aml-guard: allow plain-http -- checked against a hash
    `,
  },
  invalid: {
    'a data asset': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/data.schema.json
        name: iris
        path: «http://data.larkspur-home.com/iris.csv»
      `,
      findings: ['address'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/data.schema.json
        name: iris
        path: https://data.larkspur-home.com/iris.csv
      `,
    },
    'data, in a list and in a variable': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          iris:
            path: "«http://data.larkspur-home.com/iris.csv»"
        environment_variables:
          SCORES_URL: «http://scores.larkspur-home.com:8080/put»
      `,
      findings: ['address', 'address'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          iris:
            path: "https://data.larkspur-home.com/iris.csv"
        environment_variables:
          SCORES_URL: https://scores.larkspur-home.com:8080/put
      `,
    },
    'the protocol of a datastore, beside a broken line': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
        name: orders
        protocol: «http»
        tags: {team: retention
      `,
      findings: ['protocol'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
        name: orders
        protocol: https
        tags: {team: retention
      `,
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'a request',
    nearMiss: 'a request by HTTPS',
    absent: 'no address',
    dynamic: 'HTTPS, a text, this machine and what it cannot see',
  },
  valid: {
    'a request by HTTPS': `
      import requests
      from azure.ai.ml import Input
      requests.post("https://scores.larkspur-home.com/put", json=scores)
    `,
    'no address': `
      import requests
      from azure.ai.ml import Input
      one = Input(path="./iris.csv")
    `,
    'HTTPS, a text, this machine and what it cannot see': `
      import requests
      from azure.ai.ml import Input
      one = Input(path="https://data.larkspur-home.com/iris.csv")
      print("see http://data.larkspur-home.com")
      requests.get("http://127.0.0.1:5001/score")
      requests.post(service.scoring_uri, data=body)
      requests.post(f"http://{host}/score", data=body)
    `,
  },
  invalid: {
    'a request': {
      code: `
        import requests
        from azure.ai.ml import Input
        requests.post("«http://scores.larkspur-home.com/put»", json=scores)
      `,
      findings: ['address'],
      fixed: `
        import requests
        from azure.ai.ml import Input
        requests.post("https://scores.larkspur-home.com/put", json=scores)
      `,
    },
    'data, a request and a datastore': {
      code: `
        import pandas as pd
        import requests
        from azure.ai.ml import Input
        from azure.ai.ml.entities import AzureBlobDatastore
        from azure.storage.blob import BlobServiceClient
        one = Input(type="uri_file", path="«http://data.larkspur-home.com/iris.csv»")
        frame = pd.read_csv("«http://data.larkspur-home.com/iris.csv»")
        requests.post("«http://scores.larkspur-home.com/put»", json=scores)
        store = AzureBlobDatastore(name="orders", protocol="«http»")
        service = BlobServiceClient(account_url="«http://stchurn.blob.core.windows.net»", credential=login)
      `,
      findings: ['address', 'address', 'address', 'protocol', 'address'],
      fixed: `
        import pandas as pd
        import requests
        from azure.ai.ml import Input
        from azure.ai.ml.entities import AzureBlobDatastore
        from azure.storage.blob import BlobServiceClient
        one = Input(type="uri_file", path="https://data.larkspur-home.com/iris.csv")
        frame = pd.read_csv("https://data.larkspur-home.com/iris.csv")
        requests.post("https://scores.larkspur-home.com/put", json=scores)
        store = AzureBlobDatastore(name="orders", protocol="https")
        service = BlobServiceClient(account_url="https://stchurn.blob.core.windows.net", credential=login)
      `,
    },
  },
};

testRule(plainHttp, { yaml, python });
