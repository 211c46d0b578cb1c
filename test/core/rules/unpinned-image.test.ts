import { unpinnedImage } from '../../../src/core/rules/unpinned-image.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof unpinnedImage.messages;

const digest = `sha256:${'3f5b7c9d'.repeat(8)}`;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a deployment for production',
    nearMiss: 'a digest for production',
    absent: 'no image at all',
    dynamic: 'an image that is filled in later',
  },
  valid: {
    'a digest for production': `
      $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
      name: blue
      endpoint_name: churn-prod
      environment:
        image: mcr.microsoft.com/azureml/minimal@${digest}
    `,
    'a digest, alone and beside a tag': `
      $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
      jobs:
        a:
          type: command
          command: python a.py
          environment:
            image: larkspur.azurecr.io/churn@${digest}
        b:
          type: command
          command: python b.py
          environment:
            image: larkspur.azurecr.io/churn:4@${digest}
    `,
    'no image at all': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      environment: azureml:churn:3
    `,
    'an image that is filled in later': `
      $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
      name: churn
      image: $(registry)/churn:latest
    `,
    'one that is accepted': `
      $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
      name: churn
      # aml-guard: allow unpinned-image -- an experiment
      image: python:latest
    `,
    'images of other tools': `
      services:
        web:
          image: nginx:latest
    `,
  },
  invalid: {
    'latest, no tag, and a tag, wherever an environment is written': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        jobs:
          a:
            type: command
            component:
              type: command
              command: python a.py
              environment:
                image: «mcr.microsoft.com/azureml/openmpi5.0-ubuntu24.04:latest»
          b:
            type: command
            command: python b.py
            environment:
              image: "«localhost:5000/team/churn»"
          c:
            type: sweep
            trial:
              command: python c.py
              environment:
                image: «python:3.12»
      `,
      findings: ['floating', 'floating', 'tag'],
    },
    'a deployment for production': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
        name: blue
        endpoint_name: churn-prod
        environment:
          image: «mcr.microsoft.com/azureml/minimal:latest»
      `,
      findings: ['production'],
    },
    'an anchor that two nodes use, once': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        jobs:
          a:
            type: command
            command: python a.py
            environment: &environment
              image: «python»
          b:
            type: command
            command: python b.py
            environment: *environment
      `,
      findings: ['floating'],
    },
    'beside a broken line': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
        name: churn
        image: «python:latest»
        conda_file: [
      `,
      findings: ['floating'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'a tag that moves',
    nearMiss: 'a digest',
    absent: 'none, and one that is computed',
    dynamic: 'none, and one that is computed',
  },
  valid: {
    'a digest': `
      from azure.ai.ml.entities import Environment
      environment = Environment(image="larkspur.azurecr.io/churn@${digest}")
    `,
    'none, and one that is computed': `
      from azure.ai.ml.entities import Environment
      a = Environment(name="churn", conda_file="conda.yml")
      b = Environment(image=f"{registry}/churn:latest")
    `,
    'the image of something else': `
      import mlflow
      from PIL import Image
      picture = Image.open("churn:latest")
      thing.image = "churn"
    `,
    'one that is accepted': `
      from azure.ai.ml.entities import Environment
      environment = Environment(image="python:latest")  # aml-guard: allow unpinned-image -- an experiment
    `,
  },
  invalid: {
    'a tag that moves': {
      code: `
        from azure.ai.ml.entities import Environment
        environment = Environment(image="«larkspur.azurecr.io/churn:latest»")
      `,
      findings: ['floating'],
    },
    'SDK v2, by a constant too': {
      code: `
        from azure.ai.ml.entities import Environment
        BASE = "«larkspur.azurecr.io/churn»"
        a = Environment(image=BASE)
        b = Environment(image="«python:3.12»")
      `,
      findings: ['floating', 'tag'],
    },
    'SDK v1': {
      code: `
        from azureml.core import Environment
        environment = Environment("churn")
        environment.docker.base_image = "«larkspur.azurecr.io/churn:latest»"
        other = Environment.from_docker_image("churn", "«python:latest»")
      `,
      findings: ['floating', 'floating'],
    },
    'while the comma behind it is missing': {
      code: `
        from azure.ai.ml.entities import Environment
        environment = Environment(
            image="«mcr.microsoft.com/azureml/minimal:latest»"
            conda_file="conda.yaml",
        )
      `,
      findings: ['floating'],
    },
    'on a schedule, beside a broken line': {
      code: `
        from azure.ai.ml.entities import Environment, JobSchedule
        environment = Environment(image="«mcr.microsoft.com/azureml/minimal:latest»")
        schedule = JobSchedule(name="nightly", trigger=trigger, create_job=job
      `,
      findings: ['production'],
    },
  },
};

const environment = `
  $schema: https://azuremlschemas.azureedge.net/latest/environment.schema.json
  name: churn
  build:
    path: docker
`;

const dockerfile: Cases<Ids> = {
  shows: {
    hit: 'a tag that moves',
    nearMiss: 'the digest of an image',
    absent: 'no image',
    dynamic: 'a build argument without a default, and a comment',
  },
  valid: {
    'the digest of an image': {
      code: `
        FROM python@${digest}
      `,
      path: 'docker/Dockerfile',
      project: { 'environment.yml': environment },
    },
    'no image': {
      code: `
        FROM scratch
        COPY model /model
      `,
      path: 'docker/Dockerfile',
      project: { 'environment.yml': environment },
    },
    'a Dockerfile that nothing of Azure ML builds': 'FROM python:latest\n',
    'stages, scratch and a digest': {
      code: `
        FROM larkspur.azurecr.io/base@${digest} AS build
        FROM build
        COPY --from=build /a /a
        COPY --from=0 /a /a
        FROM scratch
      `,
      path: 'docker/Dockerfile',
      project: { 'environment.yml': environment },
    },
    'a build argument without a default, and a comment': {
      code: `
        ARG BASE
        # FROM python:latest
        FROM \${BASE}
      `,
      path: 'docker/Dockerfile',
      project: { 'environment.yml': environment },
    },
    'one that is accepted': {
      code: `
        # aml-guard: allow unpinned-image -- rebuilt and scanned each night
        FROM python:latest
      `,
      path: 'docker/Dockerfile',
      project: { 'environment.yml': environment },
    },
  },
  invalid: {
    'a tag that moves': {
      code: `
        FROM «python:latest»
      `,
      path: 'docker/Dockerfile',
      project: { 'environment.yml': environment },
      findings: ['floating'],
    },
    'a base image, by a default too': {
      code: `
        ARG TAG=latest
        FROM --platform=linux/amd64 «python:\${TAG}» AS build
        from «larkspur.azurecr.io/base:4»
        COPY --from=«busybox» /bin/sh /bin/sh
        RUN broken "
      `,
      path: 'docker/train.dockerfile',
      project: { 'environment.yml': environment },
      findings: ['floating', 'tag', 'floating'],
    },
  },
};

testRule(unpinnedImage, { yaml, python, dockerfile });
