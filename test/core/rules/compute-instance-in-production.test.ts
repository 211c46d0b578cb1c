import { computeInstanceInProduction } from '../../../src/core/rules/compute-instance-in-production.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof computeInstanceInProduction.messages;

const instance = `
  $schema: https://azuremlschemas.azureedge.net/latest/computeInstance.schema.json
  name: ci-jane
  type: computeinstance
`;
const cluster = `
  $schema: https://azuremlschemas.azureedge.net/latest/amlCompute.schema.json
  name: ci-jane
  type: amlcompute
`;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a job with a production tag',
    nearMiss: 'a cluster of that name',
    absent: 'serverless compute, a binding and the machine at hand',
    dynamic: 'serverless compute, a binding and the machine at hand',
  },
  valid: {
    'a name that the workspace knows as a cluster, whatever a file says': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:ci-jane
        tags: {environment: prod}
      `,
      project: { 'compute.yml': instance },
      workspace: knownWorkspace({}, { computes: { 'ci-jane': { kind: 'cluster' } } }),
    },
    'a target of which the workspace says nothing': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:ci-jane
        tags: {environment: prod}
      `,
      workspace: knownWorkspace({}, { computes: { 'ci-jane': {} } }),
    },
    'a cluster of that name': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:CI-Jane
        tags: {environment: prod}
      `,
      project: { 'compute/ci.yml': cluster },
    },
    'a cluster': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:ci-jane
        tags: {environment: prod}
      `,
      project: { 'compute.yml': cluster },
    },
    'a name that only sounds like one': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      compute: azureml:compute-instance
      tags: {environment: prod}
    `,
    'a name that means two things in two workspaces': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:ci-jane
        tags: {environment: prod}
      `,
      project: { 'dev/compute.yml': instance, 'prod/compute.yml': cluster },
    },
    'serverless compute, a binding and the machine at hand': `
      $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
      settings:
        default_compute: azureml:serverless
      jobs:
        a:
          component: ./a.yml
          compute: \${{parent.inputs.compute}}
        b:
          component: ./b.yml
          compute: local
    `,
    'the definition of an instance alone': instance,
    'a Kubernetes instance type': `
      apiVersion: amlarc.azureml.com/v1alpha1
      kind: InstanceType
      metadata:
        name: computeinstancetype
    `,
  },
  invalid: {
    'a plain name that the workspace knows as an instance': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: «azureml:CI-Jane»
        tags: {environment: prod}
      `,
      workspace: knownWorkspace({}, { computes: { 'ci-jane': { kind: 'instance' } } }),
      findings: ['production'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:serverless
        tags: {environment: prod}
      `,
    },
    'an instance of a workspace of production': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: «azureml:ci-jane»
      `,
      workspace: knownWorkspace({ production: true }, { computes: { 'ci-jane': { kind: 'instance' } } }),
      findings: ['production'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:serverless
      `,
    },
    'an instance that the workspace knows, without a mark': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: «azureml:ci-jane»
      `,
      workspace: knownWorkspace({}, { computes: { 'ci-jane': { kind: 'instance' } } }),
      findings: ['unmarked'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:serverless
      `,
    },
    'a job with a production tag': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: «azureml:CI-Jane»
        tags: {environment: prod}
      `,
      project: { 'compute/ci.yml': instance },
      findings: ['production'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:serverless
        tags: {environment: prod}
      `,
    },
    'a schedule, with the definition in the same file': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/schedule.schema.json
        name: nightly
        trigger: {type: recurrence, frequency: day, interval: 1}
        create_job:
          type: pipeline
          settings:
            default_compute: «azureml:ci-jane»
          jobs:
            train:
              component: ./train.yml
              compute: «azureml:ci-jane»
        ---
        type: computeinstance
        name: ci-jane
      `,
      findings: ['production', 'production'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/schedule.schema.json
        name: nightly
        trigger: {type: recurrence, frequency: day, interval: 1}
        create_job:
          type: pipeline
          settings:
            default_compute: azureml:serverless
          jobs:
            train:
              component: ./train.yml
              compute: azureml:serverless
        ---
        type: computeinstance
        name: ci-jane
      `,
    },
    'a job whose schedule stands in another file': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: «azureml:ci-jane»
      `,
      path: 'jobs/train.yml',
      project: {
        'compute.yml': instance,
        'schedules/nightly.yml': `
          name: nightly
          trigger: {type: recurrence, frequency: day, interval: 1}
          create_job: file:../jobs/train.yml
        `,
      },
      findings: ['production'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:serverless
      `,
    },
    'a deployment in a production folder, without a fix': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/batchDeployment.schema.json
        name: blue
        endpoint_name: churn
        compute: «azureml:ci-jane»
      `,
      path: 'deploy/prod/blue.yml',
      project: { 'compute.yml': instance },
      findings: ['production'],
    },
    'a job without a mark, for those who want to know': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: «/subscriptions/x/resourceGroups/y/providers/Microsoft.MachineLearningServices/workspaces/z/computes/ci-jane»
      `,
      project: { 'compute.yml': instance },
      findings: ['unmarked'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        compute: azureml:serverless
      `,
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'one defined elsewhere in the repository',
    nearMiss: 'one that nothing defines',
    absent: 'no compute',
    dynamic: 'a compute that is computed',
  },
  valid: {
    'one that nothing defines': `
      from azure.ai.ml import command
      job = command(command="python train.py", compute="ci-jane")
    `,
    'no compute': {
      code: `
        from azure.ai.ml import command
        job = command(command="python train.py", tags={"environment": "prod"})
      `,
      project: { 'compute.yml': instance },
    },
    'a compute that is computed': {
      code: `
        from azure.ai.ml import command
        job = command(command="python train.py", compute=arguments.compute, tags={"environment": "prod"})
      `,
      project: { 'compute.yml': instance },
    },
    'a cluster made in the same file': `
      from azure.ai.ml import command
      from azure.ai.ml.entities import AmlCompute
      cluster = AmlCompute(name="cpu", size="Standard_DS3_v2")
      job = command(command="python train.py", compute=cluster.name, tags={"environment": "prod"})
    `,
    'a stop script that asks for the type': `
      from azure.ai.ml.entities import ComputeInstance
      for compute in client.compute.list():
          if isinstance(compute, ComputeInstance):
              client.compute.begin_stop(compute.name)
    `,
  },
  invalid: {
    'an instance made in the same file': {
      code: `
        from azure.ai.ml import command
        from azure.ai.ml.entities import ComputeInstance
        instance = ComputeInstance(name="ci-jane")
        job = command(command="python train.py", compute=«instance.name», tags={"environment": "prod"})
        other = command(command="python train.py", compute="«ci-jane»", tags={"environment": "prod"})
      `,
      findings: ['production', 'production'],
      fixed: `
        from azure.ai.ml import command
        from azure.ai.ml.entities import ComputeInstance
        instance = ComputeInstance(name="ci-jane")
        job = command(command="python train.py", compute=instance.name, tags={"environment": "prod"})
        other = command(command="python train.py", compute="azureml:serverless", tags={"environment": "prod"})
      `,
      left: 1,
    },
    'one defined elsewhere in the repository': {
      code: `
        from azure.ai.ml import command
        job = command(command="python train.py", compute="«ci-jane»")
      `,
      project: { 'compute.yml': instance },
      findings: ['unmarked'],
      fixed: `
        from azure.ai.ml import command
        job = command(command="python train.py", compute="azureml:serverless")
      `,
    },
  },
};

testRule(computeInstanceInProduction, { yaml, python });
