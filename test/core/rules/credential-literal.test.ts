import { credentialLiteral } from '../../../src/core/rules/credential-literal.js';
import { testRule, type Cases } from '../../support/rule-tester.js';
import { made } from '../../support/made-secrets.js';

type Ids = keyof typeof credentialLiteral.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'the key of a datastore',
    nearMiss: 'a placeholder for the key of a datastore',
    absent: 'a datastore without credentials',
    dynamic: 'a value that the pipeline fills in',
  },
  valid: {
    'a placeholder for the key of a datastore': `
      $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
      name: churn
      type: azure_blob
      credentials:
        account_key: <your-account-key>
      container_name: data
    `,
    'a datastore without credentials': `
      $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
      name: churn
      type: azure_blob
      account_name: stchurn
      container_name: data
    `,
    'a placeholder': `
      $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
      name: churn
      type: azure_blob
      credentials:
        account_key: <your-account-key>
    `,
    'a masked key': `
      $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
      name: churn
      type: azure_blob
      credentials:
        sas_token: "?xx=XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"
    `,
    'a value that the pipeline fills in': `
      $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
      name: churn
      type: azure_blob
      credentials:
        account_key: $(ACCOUNT_KEY)
    `,
    'a public key and names of keys': `
      $schema: https://azuremlschemas.azureedge.net/latest/amlCompute.schema.json
      name: cpu
      type: amlcompute
      ssh_settings:
        admin_username: azureuser
        ssh_key_value: ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ user@host
      partition_key: region
    `,
    'a value that has no format in a file of another tool': `
      apiVersion: v1
      kind: Secret
      stringData:
        password: hunter2-hunter2
    `,
  },
  invalid: {
    'the key of a datastore': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
        name: churn
        type: azure_blob
        credentials:
          account_key: «hunter2-hunter2»
        container_name: data
      `,
      findings: ['slot'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/azureBlob.schema.json
        name: churn
        type: azure_blob
        container_name: data
      `,
    },
    'the administrator of a cluster, and by a connection, but an input is for another rule': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/amlCompute.schema.json
        name: cpu
        type: amlcompute
        ssh_settings:
          admin_username: azureuser
          admin_password: «hunter2-hunter2»
        ---
        $schema: https://azuremlschemas.azureedge.net/latest/connection.schema.json
        name: aoai
        type: azure_open_ai
        api_key: «hunter2-hunter2»
        ---
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          sql_password: hunter2-hunter2
          mode: fast
      `,
      findings: ['slot', 'slot'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/amlCompute.schema.json
        name: cpu
        type: amlcompute
        ssh_settings:
          admin_username: azureuser
        ---
        $schema: https://azuremlschemas.azureedge.net/latest/connection.schema.json
        name: aoai
        type: azure_open_ai
        ---
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          sql_password: hunter2-hunter2
          mode: fast
      `,
    },
    'a known format, in a value, in a comment and where telemetry is meant': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py --key «${made.storageKey}»
        # old: «${made.storageKey}»
        inputs:
          telemetry: InstrumentationKey=«${made.instrumentationKey}»;IngestionEndpoint=https://westeurope-1.in.applicationinsights.azure.com/
      `,
      findings: ['format', 'comment', 'instrumentation'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'a password',
    nearMiss: 'a placeholder for a password',
    absent: 'no credential',
    dynamic: 'values that come from elsewhere',
  },
  valid: {
    'a placeholder for a password': `
      from azure.ai.ml import MLClient
      db_password = "<password>"
    `,
    'no credential': `
      from azure.ai.ml import MLClient
      client = MLClient(credential, "s", "g", "w")
    `,
    'values that come from elsewhere': `
      import os
      from azure.ai.ml.entities import AccountKeyConfiguration
      key = AccountKeyConfiguration(account_key=os.environ["ACCOUNT_KEY"])
      tokenizer.pad_token = "[PAD]"
      sort_key = "region"
      password = ""
      if password == "hunter2-hunter2":
          pass
    `,
    placeholders: `
      from azure.ai.ml.entities import AccountKeyConfiguration
      key = AccountKeyConfiguration(account_key="<account-key>")
      api_key = "YOUR_API_KEY"
    `,
    'what is no credential: short texts, addresses, paths, files, names of variables, sentences': `
      from azure.ai.ml import MLClient
      db_password = "abc"
      db_password = "https://vault.example.net/api"
      db_password = "http://10.0.0.4/x"
      db_password = "abfss://data-st9/x"
      db_password = "abfs://data"
      db_password = "wasbs://data"
      db_password = "wasb://data"
      db_password = "azureml://datastores/x"
      db_password = "file:///etc/x"
      db_password = "./secrets/pw"
      db_password = "../pw"
      db_password = "/run/secrets/db"
      db_password = "~/pw"
      db_password = "ca.pem"
      db_password = "cert.pfx"
      db_password = "a1.cer"
      db_password = "a1.crt"
      db_password = "a1.key"
      db_password = "pw.json"
      db_password = "pw.yaml"
      db_password = "pw.yml"
      db_password = "pw.txt"
      db_password = "prod.env"
      db_password = "id.pub"
      db_password = "DB_PASSWORD"
      db_password = "D_PW"
      db_password = "DB_PASSWORD_2"
      db_password = "one two three"
      db_password = "one t three"
    `,
    'names of keys, patterns, and texts that nobody issues as a key': `
      from azure.ai.ml import MLClient
      storage_account_key = "batch_size"
      storage_account_key = "12345678"
      storage_account_key = "^abc1d2e3f$"
      storage_account_key = "abc1|d2e3f"
      storage_account_key = "a1b2\\\\d2e3f"
    `,
    'code that has nothing to do with Azure ML': `
      password = "hunter2-hunter2"
    `,
  },
  invalid: {
    'a password': {
      code: `
        from azure.ai.ml import MLClient
        db_password = "«hunter2-hunter2»"
      `,
      findings: ['slot'],
      fixed: `
        import os
        from azure.ai.ml import MLClient
        db_password = os.environ["DB_PASSWORD"]
      `,
    },
    'a documented parameter, a variable and a dict entry': {
      code: `
        from azure.identity import ClientSecretCredential
        from azure.ai.ml import MLClient
        credential = ClientSecretCredential("tenant", "client", "«hunter2-hunter2»")
        db_password = "«hunter2-hunter2»"
        settings = {"api_key": "«hunter2-hunter2»", "mode": "fast"}
      `,
      findings: ['slot', 'slot', 'slot'],
      fixed: `
        import os
        from azure.identity import ClientSecretCredential
        from azure.ai.ml import MLClient
        credential = ClientSecretCredential("tenant", "client", os.environ["CLIENT_SECRET"])
        db_password = os.environ["DB_PASSWORD"]
        settings = {"api_key": os.environ["API_KEY"], "mode": "fast"}
      `,
    },
    'what only just is one: nearly an address, a path, a file, a name of a variable, a sentence': {
      code: `
        from azure.ai.ml import MLClient
        db_password = "«abcd»"
        db_password = "«ahttps://vault1/api»"
        db_password = "«https://vault1/api?x=1»"
        db_password = "«x./secrets1»"
        db_password = "«/run secrets»"
        db_password = "«~pw12»"
        db_password = "«ca.pem.9q»"
        db_password = "«ca.pemq»"
        db_password = "«apem9»"
        db_password = "«xDB_QVTZ9»"
        db_password = "«DB_QVTZ9x»"
        db_password = "«9DB_QVTZ»"
        db_password = "«DB__QVTZ9»"
        db_password = "«DBQVTZ9_»"
        db_password = "«two words9»"
        db_password = "«one  two9»"
      `,
      findings: [
        'slot',
        'slot',
        'slot',
        'slot',
        'slot',
        'slot',
        'slot',
        'slot',
        'slot',
        'slot',
        'slot',
        'slot',
        'slot',
        'slot',
        'slot',
        'slot',
      ],
      fixed: `
        import os
        from azure.ai.ml import MLClient
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
        db_password = os.environ["DB_PASSWORD"]
      `,
    },
    'a key with digits and letters, and a name in several cases': {
      code: `
        from azure.ai.ml import MLClient
        storage_account_key = "«abc1d2e3f»"
        settings = {"sqlAdminPassword": "«hunter2-hunter2»", "db-password": "«hunter2-hunter2»"}
      `,
      findings: ['slot', 'slot', 'slot'],
      fixed: `
        import os
        from azure.ai.ml import MLClient
        storage_account_key = os.environ["STORAGE_ACCOUNT_KEY"]
        settings = {"sqlAdminPassword": os.environ["SQL_ADMIN_PASSWORD"], "db-password": os.environ["DB_PASSWORD"]}
      `,
    },
    'a known format in a credential, and in the fixed part of one': {
      code: `
        from azure.identity import ClientSecretCredential
        from azure.ai.ml.entities import AccountKeyConfiguration
        whole = AccountKeyConfiguration(account_key="«${made.storageKey}»")
        part = AccountKeyConfiguration(account_key=f"«${made.storageKey}»{suffix}")
      `,
      findings: ['format', 'format'],
      fixed: `
        import os
        from azure.identity import ClientSecretCredential
        from azure.ai.ml.entities import AccountKeyConfiguration
        whole = AccountKeyConfiguration(account_key=os.environ["ACCOUNT_KEY"])
        part = AccountKeyConfiguration(account_key=f"${made.storageKey}{suffix}")
      `,
      left: 1,
    },
    'a known format, in code that does not parse too': {
      code: `
        import mlflow
        store = "«${made.storageKey}»"
        mlflow.log_param(("x"
        # «${made.storageKey}»
      `,
      findings: ['format', 'comment'],
    },
  },
};

testRule(credentialLiteral, { yaml, python });
