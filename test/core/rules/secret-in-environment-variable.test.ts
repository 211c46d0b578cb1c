import { secretInEnvironmentVariable } from '../../../src/core/rules/secret-in-environment-variable.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';
import { made } from '../../support/made-secrets.js';

type Ids = keyof typeof secretInEnvironmentVariable.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a secret in a job',
    nearMiss: 'an input bound by Azure ML',
    absent: 'no variables',
    dynamic: [
      'pipeline secrets and variables, which are filled in before Azure ML stores them',
      'an input bound by Azure ML',
    ],
  },
  valid: {
    'no variables': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      compute: azureml:cpu
    `,
    'plain settings': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      environment_variables:
        EPOCHS: "10"
        TOKENIZERS_PARALLELISM: "false"
        MAX_TOKENS: 512
        AZURE_AUTHORITY_HOST: https://login.microsoftonline.com
        KEY_VAULT_URL: https://kv-churn.vault.azure.net/
        HF_TOKEN_SECRET_NAME: hf-token
        AZUREML_WORKSPACE_CONNECTION_ID_AOAI : /subscriptions/x/connections/aoai
    `,
    'an input bound by Azure ML': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      environment_variables:
        API_KEY: \${{inputs.key}}
    `,
    'a Key Vault reference of an online deployment': `
      $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
      name: blue
      endpoint_name: churn
      environment_variables:
        API_KEY: \${{keyvault:https://kv-churn.vault.azure.net/secrets/api/1}}
        OTHER_KEY: \${{azureml://connections/aoai/credentials/key}}
    `,
    'the address of a secret': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      environment_variables:
        API_KEY: api@https://kv-churn.vault.azure.net
    `,
    'a connection of a prompt flow run': `
      $schema: https://azuremlschemas.azureedge.net/promptflow/latest/Run.schema.json
      flow: .
      environment_variables:
        AZURE_OPENAI_API_KEY: \${aoai.api_key}
    `,
    'a Kubernetes manifest': `
      apiVersion: v1
      kind: Pod
      environment_variables:
        API_KEY: hunter2-hunter2
    `,
    'a GitHub workflow': `
      name: train
      on: push
      jobs:
        train:
          runs-on: ubuntu-latest
          environment_variables:
            API_KEY: \${{ secrets.API_KEY }}
    `,
    'a docker-compose file': `
      services:
        web:
          image: web
          environment_variables:
            API_KEY: hunter2-hunter2
    `,
    'a conda file': `
      name: env
      channels: [conda-forge]
      dependencies: [python=3.11]
      environment_variables:
        API_KEY: hunter2-hunter2
    `,
    'a name that the configuration calls public': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        environment_variables:
          LICENSE_KEY: K-2000-churn
      `,
      config: { publicNames: ['LICENSE_KEY'] },
    },
    'an allowed one, with the reason': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      environment_variables:
        API_KEY: hunter2-hunter2  # aml-guard: allow secret-in-environment-variable -- key of the public demo
    `,
    'an empty file': ``,
    'a file that ends in the middle': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      environment_variables:
        "API_K
    `,
  },
  invalid: {
    'a secret, in a workspace of which Microsoft collects more': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        environment_variables:
          DB_PASSWORD: «$(dbPassword)»
      `,
      workspace: knownWorkspace({ highBusinessImpact: false }),
      findings: ['flow'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        environment_variables:
          DB_PASSWORD_SECRET_NAME: db-password
        identity:
          type: managed
      `,
    },
    'a secret in a job': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        environment_variables:
          API_KEY: «hunter2-hunter2»
      `,
      findings: ['named'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        environment_variables:
          API_KEY_SECRET_NAME: api-key
        identity:
          type: managed
      `,
    },
    'a value of a known format': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        environment_variables:
          SETTING: «${made.storageKey}»
          EPOCHS: "10"
      `,
      findings: ['format'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        environment_variables:
          SETTING_SECRET_NAME: setting
          EPOCHS: "10"
        identity:
          type: managed
      `,
    },
    'a secret by its name, in another case of the schema and from another host': {
      code: `
        $schema: http://azureml/sdk-2-0/CommandJob.json
        command: python train.py
        identity:
          type: user_identity
        environment_variables:
          HF_TOKEN: '«hunter2-hunter2»'  # for the hub
      `,
      findings: ['named'],
      fixed: `
        $schema: http://azureml/sdk-2-0/CommandJob.json
        command: python train.py
        identity:
          type: user_identity
        environment_variables:
          HF_TOKEN_SECRET_NAME: 'hf-token'  # for the hub
      `,
    },
    'pipeline secrets and variables, which are filled in before Azure ML stores them': {
      code: `
        type: pipeline
        jobs:
          train:
            type: command
            component: ./train.yml
            environment_variables:
              OPENAI_API_KEY: «\${{ secrets.OPENAI_API_KEY }}»
              ADLS_KEY: Bearer «$(ADLS_KEY)»
              SQL_PASSWORD: «\${SQL_PASSWORD}»
      `,
      findings: ['flow', 'flow', 'flow'],
      fixed: `
        type: pipeline
        jobs:
          train:
            type: command
            component: ./train.yml
            environment_variables:
              OPENAI_API_KEY_SECRET_NAME: openai-api-key
              ADLS_KEY_SECRET_NAME: adls-key
              SQL_PASSWORD_SECRET_NAME: sql-password
            identity:
              type: managed
      `,
    },
    'the address of Application Insights, at low severity': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        environment_variables:
          APPLICATIONINSIGHTS_CONNECTION_STRING: «InstrumentationKey=\${IKEY}»
          SETTING: «InstrumentationKey=${made.instrumentationKey}»
      `,
      findings: ['telemetry', 'telemetry'],
    },
    'a place that is filled in later': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        environment_variables:
          SERVICE_PRINCIPAL_ID: 1
          «SERVICE_PRINCIPAL_PASSWORD»:
      `,
      findings: ['slot'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        environment_variables:
          SERVICE_PRINCIPAL_ID: 1
          SERVICE_PRINCIPAL_PASSWORD_SECRET_NAME: service-principal-password
        identity:
          type: managed
      `,
    },
    'a Key Vault reference where nothing resolves it': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        environment_variables:
          API_KEY: «\${{keyvault:https://kv-churn.vault.azure.net/secrets/api/1}}»
          OTHER_KEY: «\${{azureml://connections/aoai/credentials/key}}»
      `,
      findings: ['unresolved', 'unresolved'],
    },
    'a secret of an online deployment': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
        name: blue
        endpoint_name: churn
        environment_variables: {API_KEY: «hunter2-hunter2», LOG: info}
      `,
      findings: ['named'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
        name: blue
        endpoint_name: churn
        environment_variables: {API_KEY: "\${{keyvault:https://VAULT-NAME.vault.azure.net/secrets/api-key/SECRET-VERSION}}", LOG: info}
      `,
    },
    'variables among the settings of Spark, whose keys take no other name': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/sparkJob.schema.json
        code: src
        entry: {file: prepare.py}
        conf:
          spark.driver.cores: 1
          spark.executorEnv.API_KEY: «hunter2-hunter2»
          spark.yarn.appMasterEnv.SQL_PASSWORD: «$(sqlPassword)»
      `,
      findings: ['named', 'flow'],
    },
    'one of a prompt flow': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/promptflow/latest/Flow.schema.json
        environment_variables:
          AZURE_OPENAI_API_KEY: «hunter2-hunter2»
          OTHER_KEY: \${aoai.api_key}
        nodes: []
      `,
      findings: ['named'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/promptflow/latest/Flow.schema.json
        environment_variables:
          AZURE_OPENAI_API_KEY_SECRET_NAME: azure-openai-api-key
          OTHER_KEY: \${aoai.api_key}
        nodes: []
      `,
    },
    'one behind an anchor once, at the anchor': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        x-env: &env
          API_KEY: «hunter2-hunter2»
        jobs:
          a:
            component: ./a.yml
            environment_variables: *env
          b:
            component: ./b.yml
            environment_variables:
              <<: *env
              MODE: fast
      `,
      findings: ['named'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        x-env: &env
          API_KEY_SECRET_NAME: api-key
        jobs:
          a:
            component: ./a.yml
            environment_variables: *env
            identity:
              type: managed
          b:
            component: ./b.yml
            environment_variables:
              <<: *env
              MODE: fast
      `,
    },
    'each in several documents of one file': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        environment_variables:
          API_KEY: «hunter2-hunter2»
        ---
        $schema: https://azuremlschemas.azureedge.net/latest/batchDeployment.schema.json
        settings:
          environment_variables:
            API_KEY: «hunter2-hunter2»
      `,
      findings: ['named', 'named'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        environment_variables:
          API_KEY_SECRET_NAME: api-key
        identity:
          type: managed
        ---
        $schema: https://azuremlschemas.azureedge.net/latest/batchDeployment.schema.json
        settings:
          environment_variables:
            API_KEY_SECRET_NAME: api-key
      `,
    },
    'one in a template that does not parse': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
        name: blue
        endpoint_name: {{endpoint_name}}
        {% if gpu %}
        instance_type: {{ "gpu": [ }}
        {% endif %}
        environment_variables:
          API_KEY: «hunter2-hunter2»
          MODEL: {{model}}
        instance_count: 1
      `,
      findings: ['named'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
        name: blue
        endpoint_name: {{endpoint_name}}
        {% if gpu %}
        instance_type: {{ "gpu": [ }}
        {% endif %}
        environment_variables:
          API_KEY: \${{keyvault:https://VAULT-NAME.vault.azure.net/secrets/api-key/SECRET-VERSION}}
          MODEL: {{model}}
        instance_count: 1
      `,
    },
    'one in a file that no parser can follow, line by line and without a fix': {
      code: `
        {{ header }}: [
        <<<<<<< ours
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        environment_variables:
          API_KEY: "«hunter2-hunter2»"  # key
          EPOCHS: 10
        compute: azureml:cpu
      `,
      findings: ['named'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'a secret in a dict',
    nearMiss: 'the name of a secret in a dict',
    absent: 'no variables',
    dynamic: 'a dict that is made before, and an entry that is added',
  },
  valid: {
    'the name of a secret in a dict': `
      from azure.ai.ml import command
      job = command(command="python train.py", environment_variables={"API_KEY_SECRET_NAME": "api-key"})
    `,
    'no variables': `
      from azure.ai.ml import command
      job = command(command="python train.py")
    `,
    'settings, and the name of a secret': `
      import os
      from azure.ai.ml import command
      job = command(
          command="python train.py",
          environment_variables={"EPOCHS": "3", "HF_TOKEN_SECRET_NAME": "hf-token", "REGION": os.environ["REGION"], "KV": vault_url},
      )
    `,
    'variables of this process': `
      import os
      import mlflow
      os.environ["AZURE_CLIENT_SECRET"] = get()
    `,
    'code of another service': `
      from somewhere import command
      job = command(environment_variables={"API_KEY": "hunter2-hunter2"})
    `,
    'broken code': `
      from azure.ai.ml import command
      job = command(environment_variables={"API_KEY":
    `,
  },
  invalid: {
    'a secret in a dict': {
      code: `
        from azure.ai.ml import command
        job = command(command="python train.py", environment_variables={"API_KEY": "«hunter2-hunter2»"})
      `,
      findings: ['named'],
      fixed: `
        from azure.ai.ml import command
        job = command(command="python train.py", environment_variables={"API_KEY_SECRET_NAME": "api-key"})
      `,
    },
    'a literal, a variable and a Key Vault secret in one dict': {
      code: `
        from azure.ai.ml import command
        token = vault.get_secret("hub").value
        job = command(
            command="python train.py",
            environment_variables={
                "API_KEY": "«hunter2-hunter2»",
                "HUB": «token»,
                "CONTENT_SAFETY_KEY": «aacs_access_key» if use_keys else None,
                "MODE": "fast",
            },
        )
      `,
      findings: ['named', 'flow', 'flow'],
      fixed: `
        from azure.ai.ml import command
        token = vault.get_secret("hub").value
        job = command(
            command="python train.py",
            environment_variables={
                "API_KEY_SECRET_NAME": "api-key",
                "HUB_SECRET_NAME": "hub",
                "CONTENT_SAFETY_KEY_SECRET_NAME": "content-safety-key",
                "MODE": "fast",
            },
        )
      `,
    },
    'a dict that is made before, and an entry that is added': {
      code: `
        import os
        from azure.ai.ml.entities import ManagedOnlineDeployment
        settings = {"OPENAI_API_KEY": «os.environ["OPENAI_API_KEY"]»}
        settings["SQL_PASSWORD"] = «compute_it()»
        deployment = ManagedOnlineDeployment(name="blue", endpoint_name="e", environment_variables=settings)
      `,
      findings: ['flow', 'computed'],
      fixed: `
        import os
        from azure.ai.ml.entities import ManagedOnlineDeployment
        settings = {"OPENAI_API_KEY": "\${{keyvault:https://VAULT-NAME.vault.azure.net/secrets/openai-api-key/SECRET-VERSION}}"}
        settings["SQL_PASSWORD"] = "\${{keyvault:https://VAULT-NAME.vault.azure.net/secrets/sql-password/SECRET-VERSION}}"
        deployment = ManagedOnlineDeployment(name="blue", endpoint_name="e", environment_variables=settings)
      `,
    },
    'what the process was given under another name': {
      code: `
        import os
        from azure.ai.ml import command
        os.environ["SETTING"] = os.environ["API_SECRET"]
        command(command="python train.py", environment_variables={"SETTING": «os.environ["SETTING"]»})
      `,
      findings: ['flow'],
      fixed: `
        import os
        from azure.ai.ml import command
        os.environ["SETTING"] = os.environ["API_SECRET"]
        command(command="python train.py", environment_variables={"SETTING_SECRET_NAME": "setting"})
      `,
    },
    'a variable among the settings of Spark': {
      code: `
        import os
        from azure.ai.ml import spark
        spark(entry={"file": "a.py"}, conf={"spark.driver.cores": 1, "spark.executorEnv.API_KEY": «os.environ["API_KEY"]»})
      `,
      findings: ['flow'],
    },
    'an entry of a v1 environment': {
      code: `
        from azureml.core import Environment, Workspace
        env = Environment("churn")
        env.environment_variables["POWERFUL_SECRET"] = «ws.get_default_keyvault().get_secret("powerful")»
      `,
      findings: ['flow'],
      fixed: `
        from azureml.core import Environment, Workspace
        env = Environment("churn")
        env.environment_variables["POWERFUL_SECRET_NAME"] = "powerful-secret"
      `,
    },
    'the whole environment of the submitting process, and what a call makes of a secret': {
      code: `
        import os
        from azure.ai.ml import command
        command(command="ls", environment_variables=dict(«os.environ»))
        command(command="ls", environment_variables={CONFIG: Settings(storage_account_key=«self.storage_account_key»).json()})
      `,
      findings: ['whole', 'unnamed'],
    },
  },
};

testRule(secretInEnvironmentVariable, { yaml, python });
