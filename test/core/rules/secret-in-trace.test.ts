import { secretInTrace } from '../../../src/core/rules/secret-in-trace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof secretInTrace.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: ['the command line of a job', 'debug logs beside a secret'],
    nearMiss: ['a job that stops at errors', 'a job whose switches are filled in', 'debug logs that are off'],
    absent: 'no script of many lines',
    dynamic: ['a job whose switches are filled in', 'debug logs that are filled in'],
  },
  valid: {
    'a job that stops at errors': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: |
        set -e
        python train.py --key $HF_TOKEN
    `,
    'a job whose switches are filled in': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: |
        set $SWITCHES
        python train.py --key $HF_TOKEN
    `,
    'no script of many lines': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
    `,
    'debug logs that are off': `
      trigger: [main]
      variables:
        system.debug: 'false'
      steps:
        - script: az ml job create --file job.yml
          env:
            CRM_API_KEY: $(crmApiKey)
    `,
    'a trace without a secret, and one that ends before it': `
      on: push
      jobs:
        train:
          runs-on: ubuntu-latest
          steps:
            - run: |
                set -ex
                az ml job create --file job.yml --resource-group $GROUP
                set +x
                export KEY=$(az keyvault secret show --vault-name kv --name crm --query value -o tsv)
            - run: |
                set -eu
                echo "\${{ secrets.CRM_API_KEY }}" > key.txt
            - run: |
                KEY=$(az keyvault secret show --vault-name kv --name crm --query value -o tsv)
                set -x
                az ml job list
    `,
    'debug logs without a secret': `
      trigger: [main]
      variables:
        system.debug: true
        rate: 1
      steps:
        - script: az ml job create --file job.yml
    `,
    'debug logs that are filled in': `
      trigger: [main]
      variables:
        - name: system.debug
          value: \${{ parameters.debug }}
        - name: System.Debug
          value: false
      steps:
        - script: az ml job create --file job.yml
          env:
            CRM_API_KEY: $(crmApiKey)
    `,
    'what GitHub reads elsewhere': `
      on: push
      env:
        ACTIONS_STEP_DEBUG: true
        KEY: \${{ secrets.CRM_API_KEY }}
      jobs:
        train:
          runs-on: ubuntu-latest
          steps:
            - run: az ml job create --file job.yml
    `,
    'an accepted one': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: |
        # aml-guard: allow secret-in-trace -- a lab
        set -x
        python train.py --key $HF_TOKEN
    `,
  },
  invalid: {
    'the command line of a job': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: |
          «set -x»
          python train.py --key $HF_TOKEN
      `,
      findings: ['job'],
    },
    'steps of a workflow': {
      code: `
        on: push
        jobs:
          train:
            runs-on: ubuntu-latest
            env:
              STORE: \${{ secrets.STORAGE_KEY }}
            steps:
              - run: |
                  «set -euxo pipefail»
                  KEY=$(az keyvault secret show --vault-name kv --name crm --query value -o tsv)
                  az ml job create --file job.yml
              - run: |
                  «set -o xtrace»
                  if [ -z "$STORE" ]; then exit 1; fi
      `,
      findings: ['printed', 'masked'],
      fixed: `
        on: push
        jobs:
          train:
            runs-on: ubuntu-latest
            env:
              STORE: \${{ secrets.STORAGE_KEY }}
            steps:
              - run: |
                  set -euo pipefail
                  KEY=$(az keyvault secret show --vault-name kv --name crm --query value -o tsv)
                  az ml job create --file job.yml
              - run: |
                  if [ -z "$STORE" ]; then exit 1; fi
      `,
    },
    'debug logs beside a secret': {
      code: `
        trigger: [main]
        variables:
          «system.debug: 'true'»
        steps:
          - script: az ml job create --file job.yml
            env:
              CRM_API_KEY: $(crmApiKey)
      `,
      findings: ['debug'],
    },
    'one beside broken YAML': {
      code: `
        trigger: [main
        steps:
          - script: |
              az ml job create --file job.yml
              «set -x»
              python x.py --key $(apiKey)
      `,
      findings: ['masked'],
      fixed: `
        trigger: [main
        steps:
          - script: |
              az ml job create --file job.yml
              python x.py --key $(apiKey)
      `,
    },
  },
};

const shell: Cases<Ids> = {
  shows: {
    hit: 'a trace from the first line on',
    nearMiss: 'a script that stops at errors',
    absent: 'a script without switches',
    dynamic: 'switches that are filled in',
  },
  valid: {
    'a script that stops at errors': `
      #!/bin/bash -e
      KEY=$(az storage account keys list --account-name st --query "[0].value" -o tsv)
      az ml job create --file job.yml
    `,
    'a script without switches': 'az ml job create --file job.yml\n',
    'switches that are filled in': `
      set $SWITCHES
      KEY=$(az storage account keys list --account-name st --query "[0].value" -o tsv)
      az ml job create --file job.yml
    `,
    'no secret, no trace, other switches': `
      set -euo pipefail
      set +x
      set -- -x
      az ml job create --file job.yml --set inputs.key="$API_KEY"
    `,
    'a trace without a secret': '#!/bin/bash -ex\naz ml job create --file job.yml\n',
  },
  invalid: {
    'a trace from the first line on': {
      code: `
        «#!/bin/bash -ex»
        KEY=$(az storage account keys list --account-name st --query "[0].value" -o tsv)
        az ml job create --file job.yml
      `,
      findings: ['script'],
      fixed: `
        #!/bin/bash -e
        KEY=$(az storage account keys list --account-name st --query "[0].value" -o tsv)
        az ml job create --file job.yml
      `,
    },
    'a trace beside something else, which no edit takes apart': {
      code: `
        cd jobs; «set -x»
        curl -H "Authorization: Bearer $HF_TOKEN" https://example.org && az ml job create --file job.yml
      `,
      findings: ['script'],
    },
    'a trace alone in the first line': {
      code: `
        «#!/bin/bash -x»
        KEY=$(az storage account keys list --account-name st --query "[0].value" -o tsv)
        az ml job create --file job.yml
      `,
      findings: ['script'],
      fixed: `
        #!/bin/bash
        KEY=$(az storage account keys list --account-name st --query "[0].value" -o tsv)
        az ml job create --file job.yml
      `,
    },
    'a variable that is a secret by its name, and the trace of a job': {
      code: `
        az ml job create --file job.yml
        «set -x»
        curl -H "Authorization: Bearer $HF_TOKEN" https://example.org
      `,
      findings: ['script'],
      fixed: `
        az ml job create --file job.yml
        curl -H "Authorization: Bearer $HF_TOKEN" https://example.org
      `,
    },
    'a script that sets a variable of such a name itself, so that no job need run it': {
      code: `
        AZUREML_CONTAINER=$(az ml datastore show --name x --query container_name)
        «set -x»
        upload --to $AZUREML_CONTAINER --key $STORAGE_KEY
      `,
      findings: ['script'],
      fixed: `
        AZUREML_CONTAINER=$(az ml datastore show --name x --query container_name)
        upload --to $AZUREML_CONTAINER --key $STORAGE_KEY
      `,
    },
    'a script that runs in the job': {
      code: `
        echo $AZUREML_RUN_ID
        «set -x»
        curl -H "Authorization: Bearer $HF_TOKEN" https://example.org
      `,
      findings: ['job'],
      fixed: `
        echo $AZUREML_RUN_ID
        curl -H "Authorization: Bearer $HF_TOKEN" https://example.org
      `,
    },
  },
};

const powershell: Cases<Ids> = {
  shows: {
    hit: 'assignments with their values',
    nearMiss: ['lines as they are written', 'a level in a variable'],
    absent: 'a script without a trace',
    dynamic: 'a level in a variable',
  },
  valid: {
    'lines as they are written': `
      Set-PSDebug -Trace 1
      $key = az storage account keys list -n st --query [0].value -o tsv
      az ml job create --file job.yml
    `,
    'a level in a variable': `
      Set-PSDebug -Trace $level
      $key = az storage account keys list -n st --query [0].value -o tsv
      az ml job create --file job.yml
    `,
    'a script without a trace': 'az ml job create --file job.yml\n',
    'a trace that is off again': `
      Set-PSDebug -Trace 1
      $key = az storage account keys list -n st --query [0].value -o tsv
      Set-PSDebug -Trace 2
      az ml job create --file job.yml
      Set-PSDebug -Off
      $other = az storage account keys list -n st --query [0].value -o tsv
    `,
  },
  invalid: {
    'assignments with their values': {
      code: `
        «Set-PSDebug -Trace 2»
        $key = az storage account keys list -n st --query [0].value -o tsv
        az ml job create --file job.yml
      `,
      findings: ['script'],
      fixed: `
        $key = az storage account keys list -n st --query [0].value -o tsv
        az ml job create --file job.yml
      `,
    },
  },
};

testRule(secretInTrace, { yaml, shell, powershell });
