import { clientSecretPipelineLogin } from '../../../src/core/rules/client-secret-pipeline-login.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof clientSecretPipelineLogin.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a service principal',
    nearMiss: 'a certificate of a service principal',
    absent: 'a service connection',
    dynamic: ['az login in Azure DevOps', 'arguments that are filled in'],
  },
  valid: {
    'a certificate of a service principal': `
      trigger: [main]
      steps:
        - script: az login --service-principal -u $(id) -p cert.pem --tenant $(tenant)
        - script: az ml job create --file job.yml
    `,
    'arguments that are filled in': `
      trigger: [main]
      steps:
        - script: az login $(loginArguments)
        - script: az ml job create --file job.yml
    `,
    'a pipeline of something else': `
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            - uses: azure/login@v2
              with:
                creds: \${{ secrets.AZURE_CREDENTIALS }}
    `,
    'OpenID Connect and managed identities': `
      on: push
      jobs:
        train:
          runs-on: ubuntu-latest
          steps:
            - uses: azure/login@v2
              with:
                client-id: \${{ secrets.AZURE_CLIENT_ID }}
                tenant-id: \${{ secrets.AZURE_TENANT_ID }}
            - run: |
                az login --identity
                az login --service-principal -u $ID -t $TENANT --federated-token $TOKEN
                az login --service-principal -u $ID -p cert.pem --tenant $TENANT
                az ml job create --file job.yml
    `,
    'a service connection': `
      trigger: [main]
      steps:
        - task: AzureCLI@2
          inputs:
            azureSubscription: sc-churn
            scriptType: bash
            inlineScript: az ml job create --file job.yml
    `,
    'an accepted one': `
      trigger: [main]
      steps:
        - script: |
            az login --service-principal -u $(id) -p $(secret) # aml-guard: allow client-secret-pipeline-login -- until May
            az ml job create --file job.yml
    `,
  },
  invalid: {
    'a service principal': {
      code: `
        trigger: [main]
        steps:
          - script: az login --service-principal -u $(id) -p «$(secret)» --tenant $(tenant)
          - script: az ml job create --file job.yml
      `,
      findings: ['secret'],
    },
    'one beside broken YAML': {
      code: `
        trigger: [main
        steps:
          - script: az login --service-principal -p «$(secret)» && az ml job create
      `,
      findings: ['secret'],
    },
    'credentials as JSON, and the variable of the SDKs': {
      code: `
        on: push
        jobs:
          train:
            runs-on: ubuntu-latest
            env:
              AZURE_CLIENT_SECRET: «\${{ secrets.AZURE_CLIENT_SECRET }}»
            steps:
              - uses: Azure/login@v1
                with:
                  creds: «\${{ secrets.AZURE_CREDENTIALS }}»
              - uses: Azure/aml-workspace@v1
                with:
                  azure_credentials: «\${{ secrets.AZURE_CREDENTIALS }}»
              - run: az ml job create --file job.yml
      `,
      findings: ['variable', 'secret', 'secret'],
    },
    'az login in Azure DevOps': {
      code: `
        trigger: [main]
        steps:
          - script: |
              az login --service-principal -u $(id) --password=«$(secret)» --tenant $(tenant)
              az ml job create --file job.yml
          - bash: az login -u me -p «$PASSWORD»
      `,
      findings: ['secret', 'password'],
    },
  },
};

const shell: Cases<Ids> = {
  shows: {
    hit: 'a service principal',
    nearMiss: 'a federated token',
    absent: 'a person who signs in',
    dynamic: 'arguments in a variable',
  },
  valid: {
    'a federated token': `
      az login --service-principal \\
        --username $ID --federated-token "\${TOKEN}"
      az ml job create --file job.yml
    `,
    'arguments in a variable': `
      az login $LOGIN_ARGUMENTS
      az ml job create --file job.yml
    `,
    'a person who signs in': 'az login --tenant x && az ml job create --file job.yml',
  },
  invalid: {
    'a service principal': {
      code: `
        az login --service-principal \\
          --username $ID --password «\${PASSWORD}»
        az ml job create --file job.yml
      `,
      findings: ['secret'],
    },
  },
};

const powershell: Cases<Ids> = {
  shows: {
    hit: 'credentials of a service principal',
    nearMiss: 'a certificate of a service principal',
    absent: 'no login',
    dynamic: 'arguments in a variable',
  },
  valid: {
    'a certificate of a service principal': `
      Connect-AzAccount -ServicePrincipal -CertificateThumbprint $thumbprint -Tenant $tenant
      az ml job create --file job.yml
    `,
    'no login': `
      az ml job create --file job.yml
    `,
    'arguments in a variable': `
      Connect-AzAccount @arguments
      az ml job create --file job.yml
    `,
    'other ways': `
      Connect-AzAccount -Identity
      Connect-AzAccount -ServicePrincipal -CertificateThumbprint $thumbprint
      az ml job create --file job.yml
    `,
  },
  invalid: {
    'credentials of a service principal': {
      code: `
        Connect-AzAccount -ServicePrincipal «-Credential» $credential -Tenant $tenant
        az ml job create --file job.yml
      `,
      findings: ['secret'],
    },
  },
};

const makefile: Cases<Ids> = {
  shows: {
    hit: 'a service principal',
    nearMiss: 'a managed identity',
    absent: 'no login',
    dynamic: 'arguments in a variable',
  },
  valid: {
    'a managed identity': `
      login:
      	@az login --identity
      deploy: login
      	az ml job create --file job.yml
    `,
    'arguments in a variable': `
      login:
      	@az login $(LOGIN_ARGUMENTS)
      deploy: login
      	az ml job create --file job.yml
    `,
    'no login': 'deploy:\n\taz ml job create --file job.yml\n',
  },
  invalid: {
    'a service principal': {
      code: `
        login:
        	@az login --service-principal -u $(ID) -p «$(SECRET)»
        deploy: login
        	az ml job create --file job.yml
      `,
      findings: ['secret'],
    },
  },
};

testRule(clientSecretPipelineLogin, { yaml, shell, powershell, makefile });
