import { secretInPipelineVariable } from '../../../src/core/rules/secret-in-pipeline-variable.js';
import { made } from '../../support/made-secrets.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof secretInPipelineVariable.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a literal',
    nearMiss: 'an empty password',
    absent: 'no variables',
    dynamic: 'references, names, switches and places',
  },
  valid: {
    'an empty password': `
      trigger: [main]
      variables:
        region: westeurope
        demoPassword: ""
      steps:
        - script: az ml job create --file job.yml
    `,
    'no variables': `
      trigger: [main]
      steps:
        - script: az ml job create --file job.yml
    `,
    'a pipeline of something else': `
      on: push
      env:
        DB_PASSWORD: hunter2-hunter2
      jobs:
        build:
          runs-on: ubuntu-latest
    `,
    'references, names, switches and places': `
      on: push
      env:
        API_KEY: \${{ secrets.API_KEY }}
        KEY_VAULT_NAME: kv-churn
        SECRET_NAME: storage-key
        PASSWORD_FILE: /run/secrets/password
        DB_PASSWORD: ""
        STORAGE_KEY: <your-key>
        SORT_KEY: name
        ADMIN_TOKEN: "true"
        REGISTRY_PASSWORD: https://example.org/how-to
      jobs:
        train:
          runs-on: ubuntu-latest
          steps:
            - run: az ml job create --file job.yml
    `,
    'secrets of Azure DevOps that come from Key Vault': `
      trigger: [main]
      variables:
        - group: churn-from-key-vault
      steps:
        - script: az ml job create --file job.yml
          env:
            API_KEY: $(apiKey)
        - script: |
            echo "##vso[task.setvariable variable=apiKey;issecret=true]$KEY"
            echo "##vso[task.setvariable variable=modelVersion]$VERSION"
    `,
    'a finding that is allowed': `
      trigger: [main]
      variables:
        demoPassword: hunter2-hunter2 # aml-guard: allow secret-in-pipeline-variable -- container of the test
      steps:
        - script: az ml job create --file job.yml
    `,
    'broken YAML': `
      trigger: [main]
      variables: {password: "hunter2
      steps:
        - script: az ml job create
    `,
  },
  invalid: {
    'a literal': {
      code: `
        trigger: [main]
        variables:
          region: westeurope
          demoPassword: «hunter2-hunter2»
        steps:
          - script: az ml job create --file job.yml
      `,
      findings: ['named'],
      fixed: `
        trigger: [main]
        variables:
          region: westeurope
        steps:
          - script: az ml job create --file job.yml
      `,
    },
    'literals in the env of a GitHub workflow': {
      code: `
        on: push
        env:
          CRM_PASSWORD: «hunter2-hunter2»
        jobs:
          train:
            runs-on: ubuntu-latest
            steps:
              - run: az ml job create --file job.yml
                env: { API_KEY: '«a1b2c3d4e5f6»', REGION: westeurope }
      `,
      findings: ['named', 'named'],
      fixed: `
        on: push
        env:
          CRM_PASSWORD: \${{ secrets.CRM_PASSWORD }}
        jobs:
          train:
            runs-on: ubuntu-latest
            steps:
              - run: az ml job create --file job.yml
                env: { API_KEY: '\${{ secrets.API_KEY }}', REGION: westeurope }
      `,
    },
    'literals in the variables of Azure DevOps, listed and mapped': {
      code: `
        trigger: [main]
        variables:
          storageKey: «${made.storageKey}»
          region: westeurope
        stages:
          - stage: train
            variables:
              - name: adminPassword
                value: «hunter2-hunter2»
              - name: region
                value: westeurope
            jobs:
              - job: submit
                steps:
                  - script: az ml job create --file job.yml
      `,
      findings: ['format', 'named'],
      fixed: `
        trigger: [main]
        variables:
          region: westeurope
        stages:
          - stage: train
            variables:
              - name: adminPassword
                value: hunter2-hunter2
              - name: region
                value: westeurope
            jobs:
              - job: submit
                steps:
                  - script: az ml job create --file job.yml
      `,
      left: 1,
    },
    'the default of a parameter, and what a template is given': {
      code: `
        parameters:
          - name: apiToken
            default: «t0ken-t0ken-t0ken»
        steps:
          - script: az ml job create --file job.yml
          - template: more.yml
            parameters:
              dbPassword: «hunter2-hunter2»
              region: westeurope
      `,
      findings: ['named', 'named'],
      fixed: `
        parameters:
          - name: apiToken
            default: t0ken-t0ken-t0ken
        steps:
          - script: az ml job create --file job.yml
          - template: more.yml
            parameters:
              region: westeurope
      `,
      left: 1,
    },
    'a variable that a script sets without marking it': {
      code: `
        trigger: [main]
        steps:
          - bash: |
              az ml job create --file job.yml
              KEY=$(az keyvault secret show --vault-name kv --name x --query value -o tsv)
              echo "«##vso[task.setvariable variable=forLater]$KEY»"
          - pwsh: Write-Host "«##vso[task.setvariable variable=apiKey;isOutput=true]$key»"
      `,
      findings: ['unmarked', 'unmarked'],
      fixed: `
        trigger: [main]
        steps:
          - bash: |
              az ml job create --file job.yml
              KEY=$(az keyvault secret show --vault-name kv --name x --query value -o tsv)
              echo "##vso[task.setvariable variable=forLater;issecret=true]$KEY"
          - pwsh: Write-Host "##vso[task.setvariable variable=apiKey;isOutput=true;issecret=true]$key"
      `,
    },
    'a secret that nothing in the file fetches from Key Vault': {
      code: `
        trigger: [main]
        steps:
          - script: az ml job create --file job.yml
            env:
              API_KEY: «$(apiKey)»
      `,
      findings: ['kept'],
    },
  },
};

const makefile: Cases<Ids> = {
  shows: { hit: 'a literal', nearMiss: 'what a file holds', absent: 'no variable', dynamic: 'what comes from outside' },
  valid: {
    'what a file holds': `
      export ADMIN_PASSWORD := $(shell cat .password) # for all
      deploy:
      	az ml job create --file job.yml
    `,
    'no variable': `
      deploy:
      	az ml job create --file job.yml
    `,
    'what comes from outside': `
      API_KEY ?= $(shell cat .key)
      KEY_NAME = storage
      deploy:
      	az ml job create --file job.yml
    `,
  },
  invalid: {
    'a literal': {
      code: `
        export ADMIN_PASSWORD := «hunter2-hunter2» # for all
        deploy:
        	az ml job create --file job.yml
      `,
      findings: ['named'],
      fixed: `
        deploy:
        	az ml job create --file job.yml
      `,
    },
  },
};

testRule(secretInPipelineVariable, { yaml, makefile });
