import { floatingAssetVersion } from '../../../src/core/rules/floating-asset-version.js';
import { testRule, type Cases } from '../../support/rule-tester.js';

type Ids = keyof typeof floatingAssetVersion.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'a deployment for production',
    nearMiss: 'a deployment for production with versions',
    absent: 'no asset',
    dynamic: 'a version that is filled in, and the schema’s own latest',
  },
  valid: {
    'a deployment for production with versions': `
      $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
      name: blue
      endpoint_name: churn-prod
      model: azureml:churn:7
      environment: azureml:churn:4
    `,
    'versions, short and long': `
      $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
      inputs:
        orders: {type: uri_folder, path: azureml:orders:3}
        rows: {type: uri_folder, path: azureml://datastores/workspaceblobstore/paths/latest}
      jobs:
        a:
          component: azureml://registries/larkspur/components/prepare/versions/4
        b:
          component: ./b.yml
        c:
          command: python c.py
          environment: azureml:/subscriptions/x/resourceGroups/y/providers/Microsoft.MachineLearningServices/workspaces/z/environments/churn/versions/2
    `,
    'a version that is filled in, and the schema’s own latest': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      environment: azureml:churn:\${{ github.sha }}
      inputs:
        model_version: 4
        version_note: latest
    `,
    'no asset': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      environment: {image: python}
      compute: azureml:cpu-cluster
    `,
    'one that is accepted': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      # aml-guard: allow floating-asset-version -- patched each month
      environment: azureml:churn@latest
    `,
  },
  invalid: {
    'a label or nothing, of each kind': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        inputs:
          orders: {type: uri_folder, path: "«azureml:orders@latest»"}
          model_version: {type: string, default: «latest»}
        jobs:
          a:
            component: «azureml:prepare@latest»
          b:
            command: python b.py
            environment: «azureml://registries/azureml/environments/sklearn-1.5/labels/latest»
          c:
            command: python c.py
            environment: «azureml:churn»
      `,
      findings: ['floating', 'floating', 'floating', 'floating', 'floating'],
    },
    'a deployment for production': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/managedOnlineDeployment.schema.json
        name: blue
        endpoint_name: churn-prod
        model: «azureml:churn@latest»
        environment: azureml:churn:4
      `,
      findings: ['production'],
    },
    'a schedule with its job, beside a broken line': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/schedule.schema.json
        name: nightly
        trigger: {type: recurrence, frequency: day, interval: 1}
        create_job:
          type: command
          command: python train.py
          environment: «azureml:churn@latest»
          inputs: {
      `,
      findings: ['production'],
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'the latest environment',
    nearMiss: 'an environment by its version',
    absent: 'no environment, and other things that are the latest',
    dynamic: 'versions, and one that is computed',
  },
  valid: {
    'an environment by its version': `
      from azure.ai.ml import command
      a = command(command="python a.py", environment="churn:4")
    `,
    'versions, and one that is computed': `
      from azure.ai.ml import command
      a = command(command="python a.py", environment="azureml:churn:4")
      b = command(command="python b.py", environment=f"azureml:churn:{version}")
      c = command(command="python c.py", environment=environment)
      model = client.models.get("churn", version="4")
    `,
    'no environment, and other things that are the latest': `
      from azure.ai.ml import command
      a = command(command="python a.py")
      release = github.get("churn", label="latest")
    `,
    'one that is accepted': `
      from azure.ai.ml import command
      # aml-guard: allow floating-asset-version -- an experiment
      a = command(command="python a.py", environment="churn@latest")
    `,
  },
  invalid: {
    'the latest environment': {
      code: `
        from azure.ai.ml import command
        a = command(command="python a.py", environment="«churn@latest»")
      `,
      findings: ['floating'],
    },
    'a label, whole and at the end': {
      code: `
        from azure.ai.ml import Input, command
        a = command(command="python a.py", environment="«azureml:churn@latest»")
        b = command(command="python b.py", environment=«f"azureml:{name}@latest"»)
        c = Input(type="uri_folder", path="«azureml:orders@latest»")
        d = client.models.get("churn", label=«"latest"»)
      `,
      findings: ['floating', 'floating', 'floating', 'floating'],
    },
    'SDK v1, where nothing means the newest': {
      code: `
        from azureml.core import Dataset, Environment
        orders = Dataset.get_by_name(workspace, «"orders"»)
        environment = Environment.get(workspace=workspace, name=«"churn"»)
        environment.inferencing_stack_version = «"latest"»
      `,
      findings: ['floating', 'floating', 'floating'],
    },
    'two jobs, of which one is production': {
      code: `
        from azure.ai.ml import command
        a = command(command="python a.py", environment="«churn@latest»")
        b = command(command="python b.py", environment="«churn@latest»", tags={"env": "prod"})
      `,
      findings: ['floating', 'production'],
    },
    'in production; what is looked up stays a hint': {
      code: `
        from azure.ai.ml import command
        a = command(command="python a.py", environment="«churn@latest»", tags={"env": "prod"})
        model = client.models.get("churn", label=«"latest"»
      `,
      findings: ['production', 'floating'],
    },
  },
};

testRule(floatingAssetVersion, { yaml, python });
