import { pipelineWithoutSecurityScan } from '../../../src/core/rules/pipeline-without-security-scan.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof pipelineWithoutSecurityScan.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a pipeline of Azure DevOps',
    nearMiss: 'a pipeline of Azure DevOps that scans',
    absent: 'one that only looks',
    dynamic: 'steps in a template, which may scan',
  },
  valid: {
    'a pipeline of Azure DevOps that scans': `
      trigger: [main]
      steps:
        - task: CredScan@3
        - script: az ml job create --file job.yml && az ml model create --file model.yml
    `,
    'a pipeline that scans': `
      trigger: [main]
      steps:
        - task: MicrosoftSecurityDevOps@1
        - script: az ml job create --file job.yml
    `,
    'a workflow that scans in another job': `
      on: push
      jobs:
        scan:
          runs-on: ubuntu-latest
          steps:
            - run: pip-audit
        train:
          runs-on: ubuntu-latest
          steps:
            - run: az ml job create --file job.yml
    `,
    'one that only looks': `
      on: push
      jobs:
        look:
          runs-on: ubuntu-latest
          steps:
            - run: az ml job list
    `,
    'a template and a composite action, which others include': `
      name: submit
      runs:
        using: composite
        steps:
          - run: az ml job create --file job.yml
            shell: bash
    `,
    'an accepted one': `
      trigger: [main]
      steps:
        # aml-guard: allow pipeline-without-security-scan -- scanned on every pull request
        - script: az ml job create --file job.yml
    `,
  },
  invalid: {
    'steps in a template, which may scan': {
      code: `
        trigger: [main]
        steps:
          - template: \${{ parameters.checks }}
          - script: «az ml job create» --file job.yml
      `,
      findings: ['missing'],
    },
    'a scanner that only a comment names': {
      code: `
        trigger: [main]
        steps:
          - script: «az ml job create» --file job.yml # trivy comes later
      `,
      findings: ['missing'],
    },
    'one beside broken YAML': {
      code: `
        trigger: [main
        steps:
          - script: «az ml job create»
      `,
      findings: ['missing'],
    },
    'a pipeline of Azure DevOps': {
      code: `
        trigger: [main]
        steps:
          # - task: CredScan@3
          - script: «az ml job create» --file job.yml && az ml model create --file model.yml
      `,
      findings: ['missing'],
    },
    'a workflow of GitHub': {
      code: `
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-latest
            steps:
              - run: «az ml online-deployment update» --file blue.yml
      `,
      findings: ['missing'],
    },
  },
};

testRule(pipelineWithoutSecurityScan, { yaml });
