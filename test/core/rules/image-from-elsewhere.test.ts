import { imageFromElsewhere } from '../../../src/core/rules/image-from-elsewhere.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof imageFromElsewhere.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a host that only ends like one of Azure, in production',
    nearMiss: 'a registry of Azure, in production',
    absent: 'no image, and one that is filled in later',
    dynamic: 'no image, and one that is filled in later',
  },
  valid: {
    'an image from the registry of the workspace': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
        name: churn
        image: crchurn.azurecr.io/churn:3
      `,
      workspace: knownWorkspace({ registryLoginServer: 'crchurn.azurecr.io' }),
    },
    'an image from a registry that is allowed': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
        name: churn
        image: crshared.azurecr.io/churn:3
      `,
      config: { posture: { allowedRegistries: ['crshared'] } },
      workspace: knownWorkspace({ registryLoginServer: 'crchurn.azurecr.io' }),
    },
    'an image of Microsoft': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
        name: churn
        image: mcr.microsoft.com/azureml/openmpi4.1.0-ubuntu22.04:20260901.v1
      `,
      workspace: knownWorkspace({ registryLoginServer: 'crchurn.azurecr.io', isolatedEgress: true, approvedHosts: [] }),
    },
    'a registry of Azure, in production': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      environment:
        image: example.azurecr.io/churn:4
      tags: {environment: prod}
      inputs: {
    `,
    'Microsoft’s registry and one of Azure': `
      $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
      jobs:
        a:
          command: python a.py
          environment: {image: mcr.microsoft.com/azureml/minimal}
        b:
          command: python b.py
          environment: {image: Larkspur.azurecr.io/churn}
    `,
    'no image, and one that is filled in later': `
      $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
      jobs:
        a:
          command: python a.py
          environment: azureml:churn:3
        b:
          command: python b.py
          environment:
            image: \${{ vars.REGISTRY }}/churn
    `,
    'one that is accepted': `
      $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
      name: churn
      image: nvcr.io/nvidia/pytorch:24.05-py3 # aml-guard: allow image-from-elsewhere -- under contract
    `,
  },
  invalid: {
    'an image from a registry that the network of the workspace shuts out': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
        name: churn
        image: «pytorch/pytorch:2.4.0»
      `,
      workspace: knownWorkspace({ isolatedEgress: true, approvedHosts: [] }),
      findings: ['shutOut'],
    },
    'an image from a registry that it lets through': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
        name: churn
        image: «pytorch/pytorch:2.4.0»
      `,
      workspace: knownWorkspace({ isolatedEgress: true, approvedHosts: ['*.docker.io'] }),
      findings: ['elsewhere'],
    },
    'an image from another registry than that of the workspace': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
        name: churn
        image: «crother.azurecr.io/churn:3»
      `,
      workspace: knownWorkspace({ registryLoginServer: 'crchurn.azurecr.io' }),
      findings: ['foreign'],
    },
    'Docker Hub, said and unsaid': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        jobs:
          a:
            command: python a.py
            environment: {image: «docker.io/tensorflow/serving:2.16.1»}
          b:
            command: python b.py
            environment: {image: «python»}
      `,
      findings: ['elsewhere', 'elsewhere'],
    },
    'a host that only ends like one of Azure, in production': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        environment:
          image: «azurecr.io.example.org/churn:4»
        tags: {environment: prod}
        inputs: {
      `,
      findings: ['production'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'a registry of GitHub',
    nearMiss: 'a registry of Azure, in a call that is not finished',
    absent: 'no image',
    dynamic: 'a registry of Azure, none, and a computed one',
  },
  valid: {
    'a registry of Azure, in a call that is not finished': `
      from azure.ai.ml.entities import Environment
      a = Environment(image="larkspur.azurecr.io/churn:4"
    `,
    'no image': `
      from azure.ai.ml.entities import Environment
      a = Environment(name="churn")
    `,
    'a registry of Azure, none, and a computed one': `
      from azure.ai.ml.entities import Environment
      a = Environment(image="larkspur.azurecr.io/churn:4")
      b = Environment(name="churn")
      c = Environment(image=os.environ["IMAGE"])
    `,
    'one that is accepted': `
      from azure.ai.ml.entities import Environment
      # aml-guard: allow image-from-elsewhere -- scanned by our own registry
      a = Environment(image="registry.larkspur.example/churn:4")
    `,
  },
  invalid: {
    'a registry of GitHub': {
      code: `
        from azure.ai.ml.entities import Environment
        a = Environment(image="«ghcr.io/larkspur/churn:4»"
      `,
      findings: ['elsewhere'],
    },
    'Docker Hub on a schedule': {
      code: `
        from azure.ai.ml.entities import Environment, JobSchedule
        a = Environment(image="«python:3.12»")
        schedule = JobSchedule(name="nightly", trigger=trigger, create_job=job)
      `,
      findings: ['production'],
    },
  },
};

const project = {
  'environment.yml': `
    $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
    name: churn
    build: {path: docker, dockerfile_path: Dockerfile}
  `,
};

const dockerfile: Cases<Ids> = {
  shows: {
    hit: 'Docker Hub',
    nearMiss: 'a mirror of Microsoft’s',
    absent: 'no image',
    dynamic: 'Microsoft’s registry, and one that is filled in',
  },
  valid: {
    'a mirror of Microsoft’s': {
      code: `
        FROM mcr.microsoft.com/mirror/docker/library/python:3.12
        RUN "
      `,
      path: 'docker/Dockerfile',
      project,
    },
    'no image': {
      code: `
        FROM scratch
        COPY model /model
      `,
      path: 'docker/Dockerfile',
      project,
    },
    'Microsoft’s registry, and one that is filled in': {
      code: 'ARG BASE\nFROM mcr.microsoft.com/azureml/minimal:4\nFROM $BASE\n',
      path: 'docker/Dockerfile',
      project,
    },
    'a Dockerfile of something else': { code: 'FROM python:3.12\n', path: 'web/Dockerfile', project },
    'one that is accepted': {
      code: '# aml-guard: allow image-from-elsewhere -- scanned\nFROM python:3.12\n',
      path: 'docker/Dockerfile',
      project,
    },
  },
  invalid: {
    'Docker Hub': { code: 'FROM «python:3.12»\nRUN "', path: 'docker/Dockerfile', project, findings: ['elsewhere'] },
  },
};

testRule(imageFromElsewhere, { yaml, python, dockerfile });
