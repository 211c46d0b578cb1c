import { oneWorkspaceForAllStages } from '../../../src/core/rules/one-workspace-for-all-stages.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof oneWorkspaceForAllStages.messages;

const settings = (workspace: string, group = 'rg-churn', more = ''): string => `
  variables:
    - name: resource_group
      value: ${group}
    - name: aml_workspace
      value: ${workspace}
  ${more}
`;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'settings for two stages',
    nearMiss: ['a workspace of its own', 'a stage that both files are for'],
    absent: 'no workspace',
    dynamic: ['stages with a name that is filled in', 'a group that is filled in on one side'],
  },
  valid: {
    'the workspace of production in another group': {
      code: settings('mlw-churn', 'rg-other'),
      path: 'config-dev.yml',
      workspace: knownWorkspace({ production: true }),
    },
    'a workspace that is not said to serve production': {
      code: settings('mlw-churn'),
      path: 'config-dev.yml',
      workspace: knownWorkspace({}),
    },
    'a workspace of its own': {
      code: settings('mlw-churn-prod'),
      path: 'config-prod.yml',
      project: { 'config-dev.yml': settings('mlw-churn') },
    },
    'a stage that both files are for': {
      code: settings('mlw-churn'),
      path: 'config-dev.yml',
      project: { 'config-dev.yml': settings('mlw-churn') },
    },
    'no workspace': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
      `,
      path: 'job-prod.yml',
      project: { 'config-dev.yml': settings('mlw-churn') },
    },
    "words that are nobody's": {
      code: settings('mlw-churn'),
      path: 'config-live.yml',
      project: { 'config-dev.yml': settings('mlw-churn') },
    },
    'a workspace for each stage': {
      code: settings('mlw-churn-prod'),
      path: 'config-prod.yml',
      project: { 'config-dev.yml': settings('mlw-churn-dev') },
    },
    'the same name in another resource group': {
      code: settings('mlw-churn', 'rg-prod'),
      path: 'config-prod.yml',
      project: { 'config-dev.yml': settings('mlw-churn', 'rg-dev') },
    },
    'a group that is filled in on one side': {
      code: settings('mlw-churn', '$(group)'),
      path: 'config-prod.yml',
      project: { 'config-dev.yml': settings('mlw-churn') },
    },
    'groups that are filled in': {
      code: settings('mlw-churn', '$(group)'),
      path: 'config-prod.yml',
      project: { 'config-dev.yml': settings('mlw-churn', '$(group)') },
    },
    'a name that is filled in': {
      code: settings('mlw-$(environment)'),
      path: 'config-prod.yml',
      project: { 'config-dev.yml': settings('mlw-$(environment)') },
    },
    'no clear stage on one side': {
      code: settings('mlw-churn'),
      path: 'config-prod.yml',
      project: { 'test-config.yml': settings('mlw-churn'), 'dev-to-prod.yml': settings('mlw-churn') },
    },
    'a placeholder': {
      code: settings('replace-me'),
      path: 'config-prod.yml',
      project: { 'config-dev.yml': settings('replace-me') },
    },
    'stages with a name that is filled in': `
      trigger: [main]
      stages:
        - stage: dev
          jobs:
            - job: train
              steps:
                - script: az ml job create -f job.yml -g rg -w mlw-$(environment)
        - stage: prod
          jobs:
            - job: train
              steps:
                - script: az ml job create -f job.yml -g rg -w mlw-$(environment)
    `,
    'stages that sign in elsewhere': `
      trigger: [main]
      stages:
        - stage: dev
          jobs:
            - job: train
              steps:
                - task: AzureCLI@2
                  inputs:
                    azureSubscription: sc-dev
                    inlineScript: az ml job create -f job.yml -g rg -w mlw-churn
        - stage: prod
          jobs:
            - job: train
              steps:
                - task: AzureCLI@2
                  inputs:
                    azureSubscription: sc-prod
                    inlineScript: az ml job create -f job.yml -g rg -w mlw-churn
    `,
    'tests that run before the deployment': `
      trigger: [main]
      stages:
        - stage: RunTests
          jobs:
            - job: train
              steps:
                - script: az ml job create -f job.yml -g rg -w mlw-churn
        - stage: prod
          jobs:
            - job: train
              steps:
                - script: az ml job create -f job.yml -g rg -w mlw-churn
    `,
    'an accepted one': {
      code: `
        variables:
          resource_group: rg-churn
          aml_workspace: mlw-churn # aml-guard: allow one-workspace-for-all-stages -- a lab
      `,
      path: 'config-prod.yml',
      project: { 'config-dev.yml': settings('mlw-churn') },
    },
  },
  invalid: {
    'the workspace of production, named for development': {
      code: settings('«mlw-churn»'),
      path: 'config-dev.yml',
      workspace: knownWorkspace({ production: true }),
      findings: ['deployed'],
    },
    'settings for two stages': {
      code: settings('«mlw-churn»'),
      path: 'config-prod.yml',
      project: { 'config-dev.yml': settings('mlw-churn') },
      findings: ['shared'],
    },
    'templates of variables': {
      code: `
        variables:
          resource_group: rg-churn
          aml_workspace: «mlw-churn»
      `,
      path: 'pipelines/config-prod.yml',
      project: { 'pipelines/config-dev.yml': settings('MLW-churn') },
      findings: ['shared'],
    },
    'settings of another shape, by folder': {
      code: `
        azureml:
          resourceGroup: rg-churn
          workspaceName: "«mlw-churn»"
      `,
      path: 'environments/prod/settings.yaml',
      project: { 'environments/uat/settings.yaml': settings('mlw-churn') },
      findings: ['shared'],
    },
    'no group on either side, for the pedantic': {
      code: 'aml_workspace: «mlw-churn»\n',
      path: 'config-prod.yml',
      project: { 'config-dev.yml': 'aml_workspace: mlw-churn\n' },
      findings: ['shared'],
    },
    'stages of Azure Pipelines': {
      code: `
        trigger: [main]
        variables:
          group: rg-churn
        stages:
          - stage: DeployDev
            jobs:
              - job: train
                steps:
                  - script: az ml job create -f job.yml -g $(group) -w mlw-churn
          - stage: release
            jobs:
              - deployment: score
                environment: production
                strategy:
                  runOnce:
                    deploy:
                      steps:
                        - script: |
                            az configure --defaults group=$(group) workspace=«mlw-churn»
                            az ml online-deployment create -f blue.yml -g $(group) -w mlw-churn
      `,
      findings: ['shared'],
    },
    'jobs of a GitHub workflow': {
      code: `
        on: push
        env:
          GROUP: rg-churn
          WORKSPACE: mlw-churn
        jobs:
          train-dev:
            runs-on: ubuntu-latest
            steps:
              - run: az ml job create --file job.yml --resource-group $GROUP --workspace-name $WORKSPACE
          release:
            runs-on: ubuntu-latest
            environment:
              name: prod
            steps:
              - run: az ml job create --file job.yml --resource-group=rg-churn --workspace-name=«mlw-churn»
      `,
      findings: ['shared'],
    },
    'one beside broken YAML': {
      code: `
        variables:
          resource_group: rg-churn
          aml_workspace: «mlw-churn»
          other: [
      `,
      path: 'config-prod.yml',
      project: { 'config-dev.yml': settings('mlw-churn') },
      findings: ['shared'],
    },
  },
};

const otherScript = 'az ml job create -f job.yml -g rg-churn -w mlw-churn\n';

const shell: Cases<Ids> = {
  shows: {
    hit: 'a command for each stage',
    nearMiss: 'a workspace of its own',
    absent: 'no workspace',
    dynamic: 'a script for every stage',
  },
  valid: {
    'a workspace of its own': {
      code: 'az ml job create -f job.yml -g rg-churn -w mlw-churn-prod\n',
      path: 'deploy-prod.sh',
      project: { 'deploy-dev.sh': otherScript },
    },
    'no workspace': {
      code: 'az ml job create -f job.yml\n',
      path: 'deploy-prod.sh',
      project: { 'deploy-dev.sh': otherScript },
    },
    "words that are nobody's": {
      code: settings('mlw-churn'),
      path: 'config-live.yml',
      project: { 'config-dev.yml': settings('mlw-churn') },
    },
    'a workspace for each stage': {
      code: 'az ml job create -f job.yml -g rg-churn -w mlw-prod\n',
      path: 'deploy-prod.sh',
      project: { 'deploy-dev.sh': 'az ml job create -f job.yml -g rg-churn -w mlw-dev\n' },
    },
    'a script for every stage': {
      code: 'az ml job create -f job.yml -g rg-churn -w "mlw-$STAGE"\n',
      path: 'deploy-prod.sh',
      project: { 'deploy-dev.sh': 'az ml job create -f job.yml -g rg-churn -w "mlw-$STAGE"\n' },
    },
  },
  invalid: {
    'a command for each stage': {
      code: 'az ml job create -f job.yml -g rg-churn -w «mlw-churn»\n',
      path: 'deploy-prod.sh',
      project: { 'deploy-dev.sh': otherScript },
      findings: ['shared'],
    },
    'scripts for two stages': {
      code: `
        GROUP=rg-churn
        az ml job create -f job.yml -g "$GROUP" -w «mlw-churn»
        az ml job create -f more.yml -g "$GROUP" -w mlw-churn
      `,
      path: 'deploy-prod.sh',
      project: { 'deploy-dev.sh': 'WS=mlw-churn\naz ml job create -f job.yml -g rg-churn -w $WS\n' },
      findings: ['shared'],
    },
  },
};

const powershell: Cases<Ids> = {
  shows: {
    hit: 'a command for each stage',
    nearMiss: 'a workspace of its own',
    absent: 'no workspace',
    dynamic: 'a name that is filled in',
  },
  valid: {
    'a workspace of its own': {
      code: 'az ml job create -f job.yml -g rg-churn -w mlw-churn-prod\n',
      path: 'deploy-prod.ps1',
      project: { 'deploy-dev.ps1': otherScript },
    },
    'no workspace': {
      code: 'az ml job create -f job.yml\n',
      path: 'deploy-prod.ps1',
      project: { 'deploy-dev.ps1': otherScript },
    },
    'a name that is filled in': {
      code: 'az ml job create -f job.yml -g rg-churn -w "mlw-$stage"\n',
      path: 'deploy-prod.ps1',
      project: { 'deploy-dev.ps1': 'az ml job create -f job.yml -g rg-churn -w "mlw-$stage"\n' },
    },
    "words that are nobody's": {
      code: settings('mlw-churn'),
      path: 'config-live.yml',
      project: { 'config-dev.yml': settings('mlw-churn') },
    },
    'a workspace for each stage': {
      code: 'az ml job create -f job.yml -g rg-churn -w mlw-prod\n',
      path: 'deploy-prod.ps1',
      project: { 'deploy-dev.ps1': 'az ml job create -f job.yml -g rg-churn -w mlw-dev\n' },
    },
  },
  invalid: {
    'a command for each stage': {
      code: 'az ml job create -f job.yml -g rg-churn -w «mlw-churn»\n',
      path: 'deploy-prod.ps1',
      project: { 'deploy-dev.ps1': otherScript },
      findings: ['shared'],
    },
    'scripts for two stages': {
      code: `
        $group = "rg-churn"
        az ml job create -f job.yml -g $group -w "«mlw-churn»"
      `,
      path: 'deploy-prod.ps1',
      project: { 'deploy-dev.ps1': 'az ml job create -f job.yml -g rg-churn -w mlw-churn\n' },
      findings: ['shared'],
    },
  },
};

testRule(oneWorkspaceForAllStages, { yaml, shell, powershell });
