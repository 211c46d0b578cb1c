import { testTargetInProduction } from '../../../src/core/rules/test-target-in-production.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof testTargetInProduction.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a tag',
    nearMiss: 'a cluster in production, and one that is called so',
    absent: 'none, and one that is filled in',
    dynamic: 'none, and one that is filled in',
  },
  valid: {
    'a local job that nothing marks': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      compute: local
    `,
    'a cluster in production, and one that is called so': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      compute: azureml:local-cluster
      tags: {environment: prod}
    `,
    'none, and one that is filled in': `
      $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
      tags: {environment: prod}
      jobs:
        a: {command: python a.py}
        b: {command: python b.py, compute: "$(compute)"}
    `,
    'one that is accepted': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      compute: local # aml-guard: allow test-target-in-production -- a dry run
      tags: {environment: prod}
    `,
  },
  invalid: {
    'a tag': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: «local»
        tags: {environment: prod}
      `,
      findings: ['production'],
    },
    'a step of the production stage, but not of the one before': {
      code: `
        trigger: [main]
        stages:
          - stage: dev
            jobs:
              - job: try
                steps:
                  - script: az ml online-deployment create --local -f blue.yml
          - stage: prod
            jobs:
              - job: serve
                steps:
                  - script: az ml online-deployment create «--local» -f blue.yml
      `,
      path: 'azure-pipelines.yml',
      findings: ['production'],
    },
    'a schedule in another file': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: «local»
      `,
      path: 'jobs/train.yml',
      project: {
        'jobs/weekly.yml': 'name: w\ntrigger: {type: cron, expression: 0 0 * * 0}\ncreate_job: ./train.yml\n',
      },
      findings: ['production'],
    },
    'a schedule, beside a broken line': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/schedule.schema.json
        name: nightly
        trigger: {type: recurrence, frequency: day, interval: 1}
        create_job:
          type: command
          command: python train.py
          compute: «azureml:local»
          inputs: {
      `,
      findings: ['production'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'Container Instances',
    nearMiss: 'Kubernetes',
    absent: 'no deployment',
    dynamic: 'a deployment in production, and one whose place is computed',
  },
  valid: {
    Kubernetes: `
      from azureml.core.webservice import AciWebservice, AksWebservice
      a = AksWebservice.deploy_configuration(cpu_cores=1)
    `,
    'no deployment': `
      from azure.ai.ml import command
      job = command(command="python train.py", tags={"stage": "production"})
    `,
    'local things that nothing marks': `
      from azure.ai.ml import command
      from azureml.core.webservice import AksWebservice, LocalWebservice
      a = LocalWebservice.deploy_configuration(port=8890)
      b = AksWebservice.deploy_configuration(cpu_cores=1)
      client.online_deployments.begin_create_or_update(blue, local=True)
      job = command(command="python train.py", compute="local")
    `,
    'a deployment in production, and one whose place is computed': `
      from azure.ai.ml.entities import ManagedOnlineEndpoint
      endpoint = ManagedOnlineEndpoint(name="churn-prod")
      client.online_deployments.begin_create_or_update(blue)
      client.online_deployments.begin_create_or_update(blue, local=local)
    `,
    'one that is accepted': `
      from azureml.core.webservice import AciWebservice
      a = AciWebservice.deploy_configuration()  # aml-guard: allow test-target-in-production -- a demo
    `,
  },
  invalid: {
    'Container Instances': {
      code: `
        from azureml.core.webservice import AciWebservice, AksWebservice
        a = «AciWebservice.deploy_configuration(cpu_cores=1)»
      `,
      findings: ['unmarked'],
    },
    'Container Instances without a mark': {
      code: `
        from azureml.core.webservice import AciWebservice
        a = «AciWebservice.deploy_configuration(cpu_cores=1)»
      `,
      findings: ['unmarked'],
    },
    'in production, beside broken code': {
      code: `
        from azure.ai.ml import command
        from azureml.core.webservice import AciWebservice, LocalWebservice
        a = «AciWebservice.deploy_configuration(cpu_cores=1)»
        b = «LocalWebservice.deploy_configuration(port=8890)»
        client.online_deployments.begin_create_or_update(blue, «local=True»)
        job = command(command="python train.py", compute="«local»", tags={"stage": "production"})
        print(
      `,
      findings: ['production', 'production', 'production', 'production'],
    },
  },
};

const shell: Cases<Ids> = {
  shows: {
    hit: 'an endpoint for production',
    nearMiss: ['a local endpoint that nothing marks', 'an endpoint in Azure'],
    absent: 'an endpoint in Azure',
    dynamic: 'a place that is filled in',
  },
  valid: {
    'a local endpoint that nothing marks': 'az ml online-endpoint create --local -n churn\n',
    'an endpoint in Azure': { code: 'az ml online-endpoint create -n churn\n', path: 'deploy-prod.sh' },
    'a place that is filled in': {
      code: 'az ml online-endpoint create --local "$LOCAL" -n churn\naz ml online-endpoint create $PLACE -n churn\n',
      path: 'deploy-prod.sh',
    },
    'no local one, and other commands': {
      code: `
        az ml online-deployment create --local false -f blue.yml
        az ml online-endpoint invoke --local -n churn --request-file rows.json
      `,
      path: 'deploy-prod.sh',
    },
  },
  invalid: {
    'an endpoint for production': {
      code: 'az ml online-endpoint create «--local» -n churn\n',
      path: 'deploy-prod.sh',
      findings: ['production'],
    },
    'a script for production': {
      code: 'az ml online-endpoint create «--local» -n churn\naz ml online-deployment create -f blue.yml «--local» --name "x\n',
      path: 'deploy-prod.sh',
      findings: ['production', 'production'],
    },
  },
};

testRule(testTargetInProduction, { yaml, python, shell });
