import { sensitiveRunId } from '../../../src/core/rules/sensitive-run-id.js';
import { knownWorkspace } from '../../support/known-workspace.js';
import { testRule, type Cases } from '../../support/rule-tester.js';
import { made } from '../../support/made-secrets.js';

type Ids = keyof typeof sensitiveRunId.messages;

const yaml: Cases<Ids> = {
  shows: {
    hit: 'an e-mail address in the run id',
    nearMiss: 'a run id without one',
    absent: 'a name that Azure ML generates',
    dynamic: 'who started the pipeline',
  },
  valid: {
    'a run id without one': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      name: train-tailspin-toys.eu
      command: python train.py
    `,
    'names that say what the job does': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      name: train-churn-2026
      display_name: Train the churn model
      experiment_name: churn-keyvault-test
      command: python train.py
      tags:
        version: 3
        source: keyvault
        user_agent: cli
    `,
    'a name that Azure ML generates': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
    `,
    'the name of an environment and of a component': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandComponent.schema.json
      type: command
      name: ines.marek@tailspin-toys.eu
      command: python train.py
    `,
    'a name bound by Azure ML': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      display_name: Run \${{name}}
    `,
    'a sensitive word inside another word': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        experiment_name: falconry
      `,
      config: { sensitiveWords: ['falcon'] },
    },
    'an allowed one, with the reason above': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      command: python train.py
      tags:
        # aml-guard: allow sensitive-run-id -- the mailbox of the team
        contact: ml@tailspin-toys.eu
    `,
    'broken syntax': `
      $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
      name: "train
    `,
  },
  invalid: {
    'an address of a person, in a workspace of which Microsoft collects more': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        experiment_name: «ines.marek@tailspin-toys.eu»
      `,
      workspace: knownWorkspace({ highBusinessImpact: false }),
      findings: ['beside'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
      `,
    },
    'an e-mail address in the run id': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        name: «train-ines.marek@tailspin-toys.eu»
        command: python train.py
      `,
      findings: ['becomes'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
      `,
    },
    'who started the pipeline': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        display_name: Training by «$(Build.RequestedFor)»
        jobs:
          train:
            component: ./train.yml
            display_name: by «\${{ github.actor }}»
      `,
      findings: ['beside', 'beside'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
        jobs:
          train:
            component: ./train.yml
      `,
    },
    'a word of the configured list': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        experiment_name: «churn-Falcon_v2»
        command: python train.py
      `,
      config: { sensitiveWords: ['falcon'] },
      findings: ['beside'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
      `,
    },
    'tags about a person and with a secret, and the block that is left empty': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        tags:
          patient_id: «P-20391»
          api_key: «hunter2-hunter2»
      `,
      findings: ['beside', 'beside'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
      `,
    },
    'people in the inputs and on the command line of a job': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py --owner «anna.berg@larkspur-home.com» --rows \${{inputs.rows}}
        inputs:
          reviewer: «anna.berg@larkspur-home.com»
          started_by: «\${{ github.actor }}»
          rows: 10
          user_id: userId
      `,
      findings: ['beside', 'beside', 'beside'],
    },
    'a value of a known format': {
      code: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        properties: {note: «${made.storageKey}», kind: demo}
      `,
      findings: ['beside'],
      fixed: `
        $schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
        command: python train.py
        properties: {kind: demo}
      `,
    },
  },
};

const python: Cases<Ids> = {
  shows: {
    hit: 'the user name in the name of a v2 job',
    nearMiss: 'a version in the name of a v2 job',
    absent: 'no name',
    dynamic: 'names that say what the job does',
  },
  valid: {
    'a version in the name of a v2 job': `
      import getpass
      from azure.ai.ml import command
      job = command(
          command="python train.py",
          name=f"churn-{version}",
          compute="cpu",
      )
    `,
    'no name': `
      import getpass
      from azure.ai.ml import command
      job = command(
          command="python train.py",
          compute="cpu",
      )
    `,
    'names that say what the job does': `
      from azure.ai.ml import command
      from datetime import datetime
      job = command(name=f"churn-{datetime.now():%Y%m%d}", display_name="Train churn", experiment_name="churn", tags={"version": "3"})
    `,
    'the name of a data asset': `
      import getpass
      from azure.ai.ml.entities import Data
      data = Data(name=getpass.getuser(), path="./data")
    `,
    'parameters and metrics about many, and secrets, which are for another rule': `
      import mlflow
      mlflow.log_params({"user_count": n, "user_id_column": column, "token": 12, "rate": 0.1})
      mlflow.log_metric("customer_id", customer_id)
      mlflow.log_param("key", api_key)
      mlflow.log_artifact(patient_id)
      logger.log(10, user_name)
    `,
    'an accepted parameter': `
      import mlflow
      mlflow.log_param("patient_id", patient_id)  # aml-guard: allow sensitive-run-id -- a made-up patient
    `,
    'a user who is hashed': `
      import getpass, hashlib, mlflow
      mlflow.set_tag("user", hashlib.sha256(getpass.getuser().encode()).hexdigest())
    `,
    'code that has nothing to do with Azure ML': `
      import getpass
      start_run(run_name=getpass.getuser())
    `,
    'broken code': `
      import mlflow
      mlflow.start_run(run_name=
    `,
  },
  invalid: {
    'parameters and texts that say who': {
      code: `
        import getpass, mlflow
        from azureml.core import Run
        run = Run.get_context()
        mlflow.log_param("owner", «getpass.getuser()»)
        mlflow.log_params({"patient_id": «patient_id»})
        mlflow.log_param("password", "«k7Qz-vv81-Lp»")
        run.log("contact", "«jane.roe@tailspin-toys.eu»")
      `,
      findings: ['beside', 'beside', 'beside', 'beside'],
      fixed: `
        import getpass, mlflow
        from azureml.core import Run
        run = Run.get_context()
      `,
    },
    'people in the inputs and on the command line of a job': {
      code: `
        import getpass
        from azure.ai.ml import command
        job = command(
            command=f"python train.py --owner {«getpass.getuser()»}",
            inputs={"reviewer": "«anna.berg@larkspur-home.com»", "user_id": "userId", "column": user_name},
        )
      `,
      findings: ['beside', 'beside'],
    },
    'the user name in the name of a v2 job': {
      code: `
        import getpass
        from azure.ai.ml import command
        job = command(
            command="python train.py",
            name=f"churn-{«getpass.getuser()»}",
            compute="cpu",
        )
      `,
      findings: ['becomes'],
      fixed: `
        import getpass
        from azure.ai.ml import command
        job = command(
            command="python train.py",
            compute="cpu",
        )
      `,
    },
    'the user name in a v1 experiment, through a variable': {
      code: `
        import os
        from azureml.core import Experiment, Workspace
        user = os.environ["USER"]
        experiment = Experiment(workspace=Workspace.from_config(), name="churn-" + «user»)
      `,
      findings: ['becomes'],
    },
    'an e-mail address in a run name and in a tag': {
      code: `
        import mlflow
        with mlflow.start_run(run_name=«user_email»):
            mlflow.set_tag("contact", "«ines.marek@tailspin-toys.eu»")
            mlflow.log_metric("auc", 0.9)
      `,
      findings: ['beside', 'beside'],
      fixed: `
        import mlflow
        with mlflow.start_run():
            mlflow.log_metric("auc", 0.9)
      `,
    },
    'a patient in the run name': {
      code: `
        import mlflow
        def train(patient_id):
            mlflow.start_run(run_name=f"patient-{«patient_id»}")
      `,
      findings: ['beside'],
      fixed: `
        import mlflow
        def train(patient_id):
            mlflow.start_run()
      `,
    },
  },
};

testRule(sensitiveRunId, { yaml, python });
