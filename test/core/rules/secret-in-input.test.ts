import { secretInInput } from '../../../src/core/rules/secret-in-input.js';
import { made } from '../../support/made-secrets.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof secretInInput.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a secret of the pipeline',
    nearMiss: ['the name of the secret', 'the same as text of the job'],
    absent: 'no inputs at all',
    dynamic: ['a number that is filled in', 'what a pipeline hands on', 'a secret of the pipeline'],
  },
  valid: {
    'the name of the secret': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      inputs:
        hf_token_name: hf-token
    `,
    'the same as text of the job': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      tags:
        hf_token: \${{ secrets.HF_TOKEN }}
    `,
    'a number that is filled in': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      inputs:
        rate: $(rate)
    `,
    'data, numbers, columns, and names of secrets': `
      $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
      inputs:
        orders: azureml:orders:3
        private_key:
          type: uri_file
          path: ./key.pem
        token_key: tokens
        token: '[CLS]'
        answers_key: answers
        partition_keys: Store,Brand
        max_tokens: 100
        storage_key: azureml:keys:1
        key_vault_name: kv-larkspur
        hf_token_name: hf-token
        orders_password: orders-db-password
        signing_key: https://kv-larkspur.vault.azure.net/secrets/signing-key
        app_insights_connection_string: InstrumentationKey=\${{ secrets.KEY }}
        authentication_key_prefix:
          type: string
    `,
    'no inputs at all': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
    `,
    'the inputs of a GitHub action': `
      on: push
      jobs:
        train:
          runs-on: ubuntu-latest
          steps:
            - run: az ml job create --file job.yml
            - uses: some/action@v1
              inputs:
                hf_token: \${{ secrets.HF_TOKEN }}
    `,
    'what a pipeline hands on': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        jobs:
          fetch:
            component: azureml:fetch:1
            inputs:
              api_key: \${{parent.inputs.crm_api_key}}
      `,
      config: { strictness: 'regular' },
    },
    'an accepted one': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json
      name: fetch
      command: python fetch.py
      inputs:
        api_key: # aml-guard: allow secret-in-input -- valid for one run
          type: string
    `,
  },
  invalid: {
    'a secret of the pipeline': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          hf_token: «\${{ secrets.HF_TOKEN }}»
      `,
      findings: ['flow'],
    },
    'values of every kind': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        inputs:
          store: «${made.storageKey}»
          orders_conn_str: «\${{ secrets.ORDERS_CONNECTION }}»
          rate: «$(crmApiKey)»
          hf_token: «k7Qz-vv81-Lp»
          api_key: «<your-key>»
          «db_password»:
      `,
      findings: ['format', 'flow', 'flow', 'named', 'slot', 'slot'],
    },
    'what a component declares, and its default': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json
        name: fetch
        command: python fetch.py
        inputs:
          «conn_str»:
            type: string
            optional: true
          api_key:
            type: string
            default: «k7Qz-vv81-Lp»
      `,
      findings: ['slot', 'named'],
    },
    'a step of a pipeline that hands on something under another name': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        jobs:
          fetch:
            component: azureml:fetch:1
            inputs:
              api_key: «\${{parent.inputs.crm}}»
      `,
      findings: ['slot'],
    },
    'what a step hands on, and weak names, for the pedantic': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        inputs:
          «token»:
        jobs:
          fetch:
            component: azureml:fetch:1
            inputs:
              api_key: «\${{parent.inputs.api_key}}»
      `,
      findings: ['slot', 'slot'],
    },
    'one beside broken YAML, in a job inside a schedule': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/schedule.schema.json
        trigger: { type: cron
        create_job:
          type: command
          command: python x.py
          inputs:
            db_password: «k7Qz-vv81-Lp»
      `,
      findings: ['named'],
    },
    'an input that a pipeline sets': {
      code: `
        trigger: [main]
        steps:
          - bash: |
              JOB=$(az ml job create --file job.yml --set inputs.rate=1 inputs.token=«$(hfToken)» --query name)
      `,
      findings: ['flow'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'a secret of this machine',
    nearMiss: ['the name of the secret', 'a rate that is computed'],
    absent: 'no inputs at all',
    dynamic: ['a rate that is computed', 'a secret of this machine'],
  },
  valid: {
    'the name of the secret': `
      import os
      from azure.ai.ml import command

      job = command(command="python x.py", inputs={"hf_token_name": "hf-token"})
    `,
    'a rate that is computed': `
      import os
      from azure.ai.ml import command

      job = command(command="python x.py", inputs={"rate": os.environ["RATE"]})
    `,
    'no inputs at all': `
      from azure.ai.ml import command

      job = command(command="python x.py")
    `,
    'data, numbers, names of secrets, other calls': `
      from azure.ai.ml import Input, command

      job = command(
          command="python train.py",
          inputs={
              "orders": Input(type="uri_folder", path="azureml:orders:1"),
              "private_key": Input(type="uri_file", path="key.pem"),
              "token_key": "tokens",
              "storage_key": None,
              "signing_key": {"type": "uri_file", "path": "key.pem"},
              "account_keys": ["a", "b"],
              "api_key_name": "crm-key",
              "rate": rate,
          },
      )
      other(api_key=key)
    `,
    'what a pipeline hands on to a harmless input': `
      from azure.ai.ml import dsl, load_component

      fetch = load_component("fetch.yml")

      @dsl.pipeline()
      def run(source):
          fetch(source=source, rate=0.1)
    `,
    'an accepted one': `
      from azure.ai.ml import command

      job = command(
          command="python x.py",
          inputs={"api_key": key},  # aml-guard: allow secret-in-input -- valid for one run
      )
    `,
  },
  invalid: {
    'a secret of this machine': {
      code: `
        import os
        from azure.ai.ml import command

        job = command(command="python x.py", inputs={"hf_token": «os.environ["HF_TOKEN"]»})
      `,
      findings: ['flow'],
    },
    'values of jobs and declarations of components': {
      code: `
        import os
        from azure.ai.ml import Input, command
        from azure.ai.ml.entities import CommandComponent

        job = command(
            command="python x.py",
            inputs={
                "hf_token": «os.environ["HF_TOKEN"]»,
                "rate": «keyvault.get_secret("crm")»,
                "db_password": "«k7Qz-vv81-Lp»",
                «"api_key"»: Input(type="string"),
                «"crm_secret"»: {"type": "string"},
            },
        )
        job.inputs.conn_str = «conn_str»
        component = CommandComponent(name="x", inputs=dict(«storage_key»=Input(type="string")))
      `,
      findings: ['flow', 'flow', 'named', 'slot', 'slot', 'flow', 'slot'],
    },
    'what a pipeline takes, and what it is called with': {
      code: `
        import os
        from azure.ai.ml.dsl import pipeline
        from azure.ai.ml import load_component

        fetch = load_component("fetch.yml")

        @pipeline()
        def run(«api_key», «token»=None, rate=0.1, max_token=512, page_token=5):
            fetch(api_key=«api_key»)

        run(api_key=«os.environ["CRM_API_KEY"]»)
      `,
      findings: ['slot', 'slot', 'slot', 'flow'],
    },
    'one beside broken code': {
      code: `
        from azure.ai.ml import command
        job = command(inputs={"api_key": «API_KEY»})
        def broken(:
      `,
      findings: ['flow'],
    },
  },
};

const shell: Cases<Ids> = {
  shows: {
    hit: 'a variable that is one',
    nearMiss: 'the name of a key',
    absent: 'no inputs at all',
    dynamic: 'arguments that are handed on',
  },
  valid: {
    'the name of a key': 'az ml job create --file job.yml --set inputs.key="$API_KEY_NAME"\n',
    'no inputs at all': 'az ml job create --file job.yml\n',
    'arguments that are handed on': 'az ml job create --file job.yml --set inputs.key="$1"\n',
    'what is no secret': `
      az ml job create --file job.yml --set inputs.rate=$RATE inputs.key_name="$KEY_NAME"
    `,
  },
  invalid: {
    'a variable that is one': {
      code: 'az ml job create --file job.yml --set inputs.key="«$API_KEY»"\n',
      findings: ['flow'],
    },
  },
};

const powershell: Cases<Ids> = {
  shows: {
    hit: 'a variable of the pipeline',
    nearMiss: 'a number',
    absent: 'no inputs at all',
    dynamic: 'arguments that are handed on',
  },
  valid: {
    'a number': 'az ml job create --file job.yml --set "inputs.rate=$env:RATE"\n',
    'no inputs at all': 'az ml job create --file job.yml\n',
    'arguments that are handed on': 'az ml job create --file job.yml --set "inputs.key=$($args[0])"\n',
  },
  invalid: {
    'a variable of the pipeline': {
      code: 'az ml job create --file job.yml --set "inputs.key=«$env:API_KEY»"\n',
      findings: ['flow'],
    },
    'a variable that is one': {
      code: `
        $key = az storage account keys list -n st --query [0].value -o tsv
        az ml job create --file job.yml --set "inputs.key=«$key»"
      `,
      findings: ['flow'],
    },
  },
};

const makefile: Cases<Ids> = {
  shows: {
    hit: 'a variable that is one',
    nearMiss: 'a number',
    absent: 'no inputs at all',
    dynamic: ['a number', 'a variable that is one'],
  },
  valid: {
    'a number': 'train:\n\taz ml job create --set inputs.rate=$(RATE)\n',
    'no inputs at all': 'train:\n\taz ml job create --file job.yml\n',
  },
  invalid: {
    'a variable that is one': {
      code: 'train:\n\taz ml job create --set inputs.hf_token=«$(HF_TOKEN)»\n',
      findings: ['flow'],
    },
  },
};

testRule(secretInInput, { yaml, python, shell, powershell, makefile });
