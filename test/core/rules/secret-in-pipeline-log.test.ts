import { secretInPipelineLog } from '../../../src/core/rules/secret-in-pipeline-log.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof secretInPipelineLog.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a variable of Azure DevOps',
    nearMiss: 'a variable that is no secret',
    absent: 'nothing is printed',
    dynamic: ['secrets of GitHub, straight and through env', 'arguments and what a file holds'],
  },
  valid: {
    'a variable that is no secret': `
      trigger: [main]
      steps:
        - script: |
            az ml job create --file job.yml
            echo "$(apiName)"
    `,
    'nothing is printed': `
      trigger: [main]
      steps:
        - script: |
            az ml job create --file job.yml
            az ml model list
    `,
    'arguments and what a file holds': `
      trigger: [main]
      steps:
        - script: |
            az ml job create --file job.yml
            echo "$1 $(cat note.txt) \${{ parameters.greeting }}"
    `,
    'a GitHub workflow that has nothing to do with Azure ML': `
      on: push
      jobs:
        build:
          runs-on: ubuntu-latest
          steps:
            # like "az ml job create"
            - run: echo \${{ secrets.DEPLOY_TOKEN }}
    `,
    'what goes into a file, to another program, or says only a length': `
      on: push
      jobs:
        train:
          runs-on: ubuntu-latest
          env:
            KEY: \${{ secrets.STORAGE_KEY }}
          steps:
            - run: |
                az extension add -n ml
                echo '\${{ secrets.CONFIG }}' > config.json
                echo "KEY=$KEY" >> $GITHUB_ENV
                echo "$KEY" | docker login --password-stdin
                echo "::add-mask::$KEY"
                echo "\${#KEY} characters, \${KEY:+set}, '$KEY_NAME', $PWD"
                kubectl create secret generic x --from-file=key=<(printf '%s' "$KEY")
                KEY=$(az keyvault secret show --vault-name kv --name key --query value -o tsv)
                az keyvault secret show --vault-name kv --name key --query id
                az keyvault secret show --vault-name kv --name key -o none
                cat <<EOF > job.yml
                echo $KEY
                EOF
            - run: print("\${{ secrets.X }}")
              shell: python
    `,
    'an id that is kept as a secret, in a log of Azure DevOps': `
      trigger: [main]
      steps:
        - script: echo $(subscriptionId) $(Build.BuildId) && az ml job create --file job.yml
    `,
    'the same of a Kubernetes manifest': `
      apiVersion: v1
      kind: Pod
      steps:
        - run: az ml job create && echo $API_KEY
    `,
    'a finding that is allowed': `
      trigger: [main]
      steps:
        - script: |
            az ml job create --file job.yml
            # aml-guard: allow secret-in-pipeline-log -- the demo's key
            echo $(apiKey)
    `,
    'broken YAML': `
      trigger: [main
      steps:
        - script: az ml job create && echo $(apiKey
    `,
  },
  invalid: {
    'a variable of Azure DevOps': {
      code: `
        trigger: [main]
        steps:
          - script: |
              az ml job create --file job.yml
              echo "«$(apiKey)»"
      `,
      findings: ['masked'],
      fixed: `
        trigger: [main]
        steps:
          - script: |
              az ml job create --file job.yml
              echo "[redacted]"
      `,
    },
    'secrets of GitHub, straight and through env': {
      code: `
        on: push
        env:
          FIRST: \${{ secrets.STORAGE }}
        jobs:
          train:
            runs-on: ubuntu-latest
            steps:
              - uses: azure/login@v2
                with:
                  client-id: \${{ secrets.AZURE_CLIENT_ID }}
              - name: Submit
                env:
                  SECOND: \${{ secrets.HF }}
                run: |
                  az ml job create --file job.yml
                  echo "first «$FIRST» second «\${SECOND}»"
                  echo third «\${{ secrets.THIRD }}»
              - run: echo "«$HF_TOKEN»"
              - run: printf '%s' "«$FIRST»" >&2
      `,
      findings: ['masked', 'masked', 'masked', 'masked', 'masked'],
      fixed: `
        on: push
        env:
          FIRST: \${{ secrets.STORAGE }}
        jobs:
          train:
            runs-on: ubuntu-latest
            steps:
              - uses: azure/login@v2
                with:
                  client-id: \${{ secrets.AZURE_CLIENT_ID }}
              - name: Submit
                env:
                  SECOND: \${{ secrets.HF }}
                run: |
                  az ml job create --file job.yml
                  echo "first [redacted] second [redacted]"
                  echo third redacted
              - run: echo "[redacted]"
              - run: printf '%s' "[redacted]" >&2
      `,
    },
    'variables of Azure DevOps in Bash and PowerShell, in templates and conditions': {
      code: `
        parameters:
          - name: env
        steps:
          - \${{ if eq(parameters.env, 'prod') }}:
            - task: AzureCLI@2
              inputs:
                scriptType: bash
                inlineScript: |
                  az ml online-deployment create --file blue.yml
                  echo "##[debug] «$(apiKey)»"
          - pwsh: Write-Host "key «$env:STORAGE_KEY»"
          - task: PowerShell@2
            inputs:
              targetType: inline
              script: Write-Output '$env:STORAGE_KEY is not filled in here, but this is «$(storageKey)»'
      `,
      findings: ['masked', 'masked', 'masked'],
      fixed: `
        parameters:
          - name: env
        steps:
          - \${{ if eq(parameters.env, 'prod') }}:
            - task: AzureCLI@2
              inputs:
                scriptType: bash
                inlineScript: |
                  az ml online-deployment create --file blue.yml
                  echo "##[debug] [redacted]"
          - pwsh: Write-Host "key [redacted]"
          - task: PowerShell@2
            inputs:
              targetType: inline
              script: Write-Output '$env:STORAGE_KEY is not filled in here, but this is [redacted]'
      `,
    },
    'a secret that no pipeline knows: from Key Vault and an endpoint': {
      code: `
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-latest
            steps:
              - run: |
                  VALUE=$(az keyvault secret show --vault-name kv --name x --query value -o tsv)
                  echo "«$VALUE»"
                  «az ml online-endpoint get-credentials --name churn»
                  echo "key: «$(az acr credential show --name cr --query passwords[0].value)»"
      `,
      findings: ['printed', 'printed', 'printed'],
      fixed: `
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-latest
            steps:
              - run: |
                  VALUE=$(az keyvault secret show --vault-name kv --name x --query value -o tsv)
                  echo "[redacted]"
                  az ml online-endpoint get-credentials --name churn
                  echo "key: [redacted]"
      `,
      left: 1,
    },
    'what a composite action is given': {
      code: `
        name: submit
        inputs:
          api-key: { required: true }
        runs:
          using: composite
          steps:
            - shell: bash
              run: az ml job create --file \${{ inputs.file }} && echo "«\${{ inputs.api-key }}»"
      `,
      findings: ['masked'],
      fixed: `
        name: submit
        inputs:
          api-key: { required: true }
        runs:
          using: composite
          steps:
            - shell: bash
              run: az ml job create --file \${{ inputs.file }} && echo "[redacted]"
      `,
    },
    'a job file that a secret was written into': {
      code: `
        on: push
        jobs:
          deploy:
            runs-on: ubuntu-latest
            steps:
              - run: |
                  yq -i '.environment_variables.TOKEN = "\${{ secrets.HF_TOKEN }}"' job.yml
                  cat «job.yml»
                  az ml job create --file job.yml
      `,
      findings: ['masked'],
    },
    'all variables': {
      code: `
        trigger: [main]
        steps:
          - bash: |
              az ml job create --file job.yml
              «printenv»
          - pwsh: '«Get-ChildItem env:»'
      `,
      findings: ['environment', 'environment'],
    },
  },
};

const shell: Cases<Ids> = {
  shows: {
    hit: 'a variable that is named like a secret',
    nearMiss: 'a variable that is not',
    absent: 'nothing is printed',
    dynamic: 'arguments and what a file holds',
  },
  valid: {
    'a variable that is not': `
      az ml job create --file job.yml
      echo $API_NAME
    `,
    'nothing is printed': `
      az ml job create --file job.yml
      az ml model list
    `,
    'arguments and what a file holds': `
      az ml job create --file job.yml
      echo "$1 $(cat note.txt)"
    `,
    'a script that does nothing on Azure ML': `
      KEY=$(az keyvault secret show --vault-name kv --name x --query value -o tsv)
      echo $KEY
    `,
    'text about keys': `
      az ml job create --file job.yml
      echo "the API key is kept in $KEY_VAULT_NAME"
    `,
    'broken text': `
      az ml job create "$(
      echo 'never closed $API_KEY
    `,
  },
  invalid: {
    'a variable that is named like a secret': {
      code: `
        az ml job create --file job.yml
        echo «$API_TOKEN»
      `,
      findings: ['script'],
      fixed: `
        az ml job create --file job.yml
        echo redacted
      `,
    },
    'an endpoint key, and a variable that is named like a secret': {
      code: `
        KEY=$(az ml online-endpoint get-credentials -n churn --query primaryKey -o tsv)
        echo "Key is «$KEY»"
        echo «$API_TOKEN»
      `,
      findings: ['script', 'script'],
      fixed: `
        KEY=$(az ml online-endpoint get-credentials -n churn --query primaryKey -o tsv)
        echo "Key is [redacted]"
        echo redacted
      `,
    },
  },
};

const powershell: Cases<Ids> = {
  shows: {
    hit: 'a variable that is named like a secret',
    nearMiss: 'a variable that is not',
    absent: 'nothing is printed',
    dynamic: 'arguments and what a file holds',
  },
  valid: {
    'a variable that is not': `
      az ml job create --file job.yml
      Write-Host "$env:API_NAME"
    `,
    'nothing is printed': `
      az ml job create --file job.yml
      az ml model list
    `,
    'arguments and what a file holds': `
      az ml job create --file job.yml
      Write-Host "$($args[0]) $(Get-Content note.txt)"
    `,
    'what goes elsewhere, and members of a secret': `
      az ml job create --file job.yml
      $key = az keyvault secret show --vault-name kv --name x --query value -o tsv
      $key | Out-File key.txt
      Write-Host "$($secret.Name) has $($key.Length) characters"
      Write-Host 'the $key stays closed'
      <# Write-Host $key #>
      # Write-Host $key
    `,
  },
  invalid: {
    'a variable that is named like a secret': {
      code: `
        az ml job create --file job.yml
        Write-Host "«$env:API_TOKEN»"
      `,
      findings: ['script'],
      fixed: `
        az ml job create --file job.yml
        Write-Host "[redacted]"
      `,
    },
    'what a command handed out': {
      code: `
        $key = az ml online-endpoint get-credentials \`
          --name churn \`
          --query primaryKey -o tsv
        Write-Host "the key: «$key»"
        $copy = $key
        Write-Output «$copy»
      `,
      findings: ['script', 'script'],
      fixed: `
        $key = az ml online-endpoint get-credentials \`
          --name churn \`
          --query primaryKey -o tsv
        Write-Host "the key: [redacted]"
        $copy = $key
        Write-Output redacted
      `,
    },
  },
};

const makefile: Cases<Ids> = {
  shows: {
    hit: 'a variable that is named like a secret',
    nearMiss: 'a variable that is not',
    absent: 'nothing is printed',
    dynamic: 'what a command says',
  },
  valid: {
    'a variable that is not': `
      deploy:
      	@echo $$HF_NAME
      	az ml job create --file job.yml
    `,
    'nothing is printed': `
      deploy:
      	az ml job create --file job.yml
    `,
    'what a command says': `
      deploy:
      	@echo $(shell cat note.txt) $(1) $@
      	az ml job create --file job.yml
    `,
    'what make and the shell print of other things': `
      export
      deploy:
      	az ml job create --file job.yml
      	@echo "$(NAME) $$HOME"
    `,
  },
  invalid: {
    'a variable that is named like a secret': {
      code: `
        deploy:
        	@echo «$$HF_TOKEN»
        	az ml job create --file job.yml
      `,
      findings: ['script'],
      fixed: `
        deploy:
        	@echo redacted
        	az ml job create --file job.yml
      `,
    },
    'variables of make and of the shell': {
      code: `
        KEY := $(shell az keyvault secret show --vault-name kv --name x --query value)
        deploy: job.yml
        	@echo "«$(KEY)»" «$$HF_TOKEN»
        	az ml job create --file job.yml
      `,
      findings: ['script', 'script'],
      fixed: `
        KEY := $(shell az keyvault secret show --vault-name kv --name x --query value)
        deploy: job.yml
        	@echo "[redacted]" redacted
        	az ml job create --file job.yml
      `,
    },
  },
};

testRule(secretInPipelineLog, { yaml, shell, powershell, makefile });
