import { secretOnCommandLine } from '../../../src/core/rules/secret-on-command-line.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof secretOnCommandLine.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'an argument',
    nearMiss: 'the name of a key',
    absent: 'no argument',
    dynamic: 'arguments that a pipeline fills in',
  },
  valid: {
    'the name of a key': `
      trigger: [main]
      steps:
        - script: az ml job create --file job.yml && python deploy.py --key $(apiKeyName)
    `,
    'no argument': `
      trigger: [main]
      steps:
        - script: az ml job create --file job.yml
    `,
    'a job whose container fills in the secret, and other inputs': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: >-
        python train.py --key $HF_TOKEN --token_key \${{inputs.token_key}}
        --data \${{inputs.data}} --secret-name \${{inputs.secret_name}}
        --telemetry \${{inputs.app_insights_connection_string}}
    `,
    'a pipeline of something else': `
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            - run: python deploy.py --key \${{ secrets.KEY }}
    `,
    'ids, handing secrets to where they are kept, and to a datastore': `
      on: push
      jobs:
        train:
          runs-on: ubuntu-latest
          steps:
            - run: |
                az account set --subscription \${{ secrets.AZURE_SUBSCRIPTION_ID }}
                az ml datastore create --file store.yml --set credentials.account_key=\${{ secrets.STORAGE_KEY }}
                az keyvault secret set --vault-name kv --name x --value \${{ secrets.STORAGE_KEY }}
                az login --service-principal -u $ID -p \${{ secrets.CLIENT_SECRET }}
                if [ -z "\${{ secrets.STORAGE_KEY }}" ]; then exit 1; fi
                KEY=\${{ secrets.STORAGE_KEY }} python deploy.py
                export TOKEN="\${{ secrets.HF_TOKEN }}"
                az ml job create --file job.yml --set inputs.rate=$RATE
            - uses: docker/login-action@v3
              with:
                password: \${{ secrets.REGISTRY_PASSWORD }}
    `,
    'an accepted one': `
      trigger: [main]
      steps:
        - script: |
            az ml job create --file job.yml
            deploy --key $(apiKey) # aml-guard: allow secret-on-command-line -- the tool reads it no other way
    `,
  },
  invalid: {
    'an argument': {
      code: `
        trigger: [main]
        steps:
          - script: az ml job create --file job.yml && python deploy.py --key «$(apiKey)»
      `,
      findings: ['argument'],
    },
    'one beside broken YAML': {
      code: `
        trigger: [main
        steps:
          - script: az ml job create && python x.py --key «$(apiKey)»
      `,
      findings: ['argument'],
    },
    'arguments that a pipeline fills in': {
      code: `
        on: push
        jobs:
          train:
            runs-on: ubuntu-latest
            env:
              VALUE: \${{ secrets.STORAGE_KEY }}
            steps:
              - run: >-
                  az ml job create --file job.yml
                  && python deploy.py --api-key="«\${{ secrets.API_KEY }}»"
              - run: git push https://user:«\${{ secrets.GH_PAT }}»@example.org/x
              - run: |
                  OUT=$(curl -H "Authorization: Bearer «$VALUE»" https://example.org)
      `,
      findings: ['argument', 'argument', 'argument'],
    },
    'arguments in Azure DevOps': {
      code: `
        trigger: [main]
        steps:
          - task: AzureCLI@2
            inputs:
              scriptType: pscore
              inlineScript: |
                az ml job create --file job.yml
                python deploy.py --key '«$(apiKey)»' \`
                  --name x
      `,
      findings: ['argument'],
    },
    'the command line of a job': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: >-
          python train.py
          --token «\${{ secrets.HF_TOKEN }}»
          --key '«\${{inputs.storage_key}}»'
      `,
      findings: ['job', 'bound'],
    },
    'the arguments of a Spark job and of a parallel step, which pass no shell': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        jobs:
          prepare:
            type: spark
            code: src
            entry: {file: prepare.py}
            args: --rows 10 --password «$(dbPassword)»
          score:
            type: parallel
            task:
              type: run_function
              code: src
              entry_script: score.py
              program_arguments: --sas_token «\${{inputs.sas_token}}» --batch 3
      `,
      findings: ['job', 'bound'],
    },
  },
};

const shell: Cases<Ids> = {
  shows: {
    hit: 'a key of a script',
    nearMiss: ['the name of a key', 'a secret as an input'],
    absent: 'no argument',
    dynamic: 'arguments that are handed on',
  },
  valid: {
    'the name of a key': `
      az ml job create --file job.yml
      python tell.py --key-name "$API_KEY_NAME"
    `,
    // `secret-in-input` speaks of it.
    'a secret as an input': `
      az ml job create --file job.yml
      az ml job create --file more.yml --set inputs.key="$API_KEY"
    `,
    'no argument': `
      az ml job create --file job.yml
    `,
    'arguments that are handed on': `
      az ml job create --file job.yml "$@" --set inputs.key="$1"
      python tell.py --key "$2"
    `,
    'what is no secret': `
      az ml job create --file job.yml
      python train.py --max-tokens $MAX_TOKENS --secret-name "$SECRET_NAME" -v $PWD:/work
    `,
  },
  invalid: {
    'a key of a script': {
      code: `
        az ml job create --file job.yml
        python tell.py --key "«$API_KEY»"
      `,
      findings: ['argument'],
    },
    'a variable that is one': {
      code: `
        az ml job create --file job.yml --set inputs.key="$API_KEY"
        curl --header "Authorization: Bearer «$HF_TOKEN»" https://example.org
      `,
      findings: ['argument'],
    },
  },
};

const powershell: Cases<Ids> = {
  shows: {
    hit: 'a key of a script',
    nearMiss: ['the name of a key', 'a secret as an input'],
    absent: 'no argument',
    dynamic: 'arguments that are handed on',
  },
  valid: {
    'the name of a key': `
      az ml job create --file job.yml
      python tell.py --key-name $env:API_KEY_NAME
    `,
    'a secret as an input': `
      az ml job create --file job.yml
      az ml job create --file more.yml --set "inputs.key=$env:API_KEY"
    `,
    'no argument': `
      az ml job create --file job.yml
    `,
    'arguments that are handed on': `
      az ml job create --file job.yml @arguments --set "inputs.key=$($args[0])"
      python tell.py --key $args[1]
    `,
    'what is no secret': 'az ml job create --file job.yml\npython x.py --name $env:NAME\n',
  },
  invalid: {
    'a key of a script': {
      code: `
        az ml job create --file job.yml
        python tell.py --key «$env:API_KEY»
      `,
      findings: ['argument'],
    },
    'a variable that is one': {
      code: `
        $key = az storage account keys list -n st --query [0].value -o tsv
        az ml job create --file job.yml --set "inputs.key=$key"
        azcopy copy . https://x --key «$env:STORAGE_KEY»
      `,
      findings: ['argument'],
    },
  },
};

const makefile: Cases<Ids> = {
  shows: {
    hit: 'a variable that is one',
    nearMiss: 'the name of a key',
    absent: 'no argument',
    dynamic: 'what is no secret',
  },
  valid: {
    'the name of a key': `
      train:
      	az ml job create --file job.yml
      	python tell.py --key-name $(API_KEY_NAME)
    `,
    'no argument': `
      train:
      	az ml job create --file job.yml
    `,
    'what is no secret': 'train:\n\taz ml job create --file $(FILE)\n',
  },
  invalid: {
    'a variable that is one': {
      code: `
        train:
        	az ml job create --file job.yml
        	python tell.py --key «$(API_KEY)»
      `,
      findings: ['argument'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'a key that is filled in',
    nearMiss: 'the name of a key',
    absent: 'no argument',
    dynamic: ['a key that is filled in', 'what is no secret'],
  },
  valid: {
    'the name of a key': `
      from azure.ai.ml import command
      command(command=f"python train.py --key {api_key_name}", environment="azureml:churn:1")
    `,
    'no argument': `
      from azure.ai.ml import command
      command(command="python train.py", environment="azureml:churn:1")
    `,
    'what is no secret': `
      import os
      from azure.ai.ml import command
      command(command=f"python train.py --data {data} --max-tokens {max_tokens} --region {os.environ['REGION']}")
      command(command=make_command(api_key))
      command(command="python train.py --key $HF_TOKEN --secret-name \${{inputs.secret_name}}")
    `,
    'a command of something else': `
      import mlflow
      from somewhere import command
      command(command=f"python train.py --key {api_key}")
    `,
    'an accepted one': `
      from azure.ai.ml import command
      # aml-guard: allow secret-on-command-line -- valid for one run
      command(command=f"python train.py --key {api_key}")
    `,
  },
  invalid: {
    'a key that is filled in': {
      code: `
        from azure.ai.ml import command
        command(command=f"python train.py --key {«api_key»}", environment="azureml:churn:1")
      `,
      findings: ['job'],
    },
    'variables of the process that submits the job, in every way to put a text together': {
      code: `
        import os
        from azure.ai.ml import command, spark
        KEY = os.environ["API_KEY"]
        line = "python train.py --lr {} --key {}".format(lr, KEY)
        command(command=«line»)
        command(command="python train.py --key '" + «KEY» + "' --epochs 3")
        command(command="python train.py "
                        "--key \${{inputs.rate}} "
                        f"--token '{«KEY»}'")
        command(command=" ".join(["python", "train.py", "--key", «os.getenv("API_KEY")»]))
        spark(entry={"file": "prepare.py"}, args=f"--key {«KEY»}")
      `,
      findings: ['job', 'job', 'job', 'job', 'job'],
    },
    'the arguments of SDK v1': {
      code: `
        import os
        from azureml.core import ScriptRunConfig
        from azureml.pipeline.steps import PythonScriptStep
        arguments = ["--rate", 3, "--key", «os.environ["API_KEY"]»]
        ScriptRunConfig(".", "train.py", arguments)
        PythonScriptStep("score.py", arguments=["--data", data, "--key", «storage_account_key»])
      `,
      findings: ['job', 'job'],
    },
    'an input whose name says so': {
      code: `
        from azure.ai.ml import command, Input
        command(command="python train.py --conn «\${{inputs.conn_str}}»", inputs={"rate": 3})
      `,
      findings: ['bound'],
    },
    'a call that is not finished': {
      code: `
        from azure.ai.ml import command
        command(command=f"python train.py --key {«api_key»}",
      `,
      findings: ['job'],
    },
  },
};

testRule(secretOnCommandLine, { yaml, python, shell, powershell, makefile });
