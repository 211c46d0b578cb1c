import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lint } from '../../../../src/core/lint.js';
import { defaultConfiguration } from '../../../../src/core/config/configuration.js';
import { noProject } from '../../../../src/core/project/project-facts.js';
import { dedent } from '../../../support/marked-text.js';

const latest = 'https://azuremlschemas.azureedge.net/latest';

/** One file of each kind with something to say about it, by the last part of its schema. */
const kinds: Readonly<Record<string, readonly [text: string, findings: readonly string[]]>> = {
  'commandJob, with everything a job has': [
    `
      name: run-anna.berg@larkspur-home.com
      command: printenv
      environment_variables: {API_KEY: $(apiKey)}
      inputs: {db_password: $(dbPassword)}
    `,
    [
      'sensitive-run-id «run-anna.berg@larkspur-home.com»',
      'environment-in-log «printenv»',
      'secret-in-environment-variable «$(apiKey)»',
      'secret-in-input «$(dbPassword)»',
    ],
  ],
  sweepJob: [
    `
      trial:
        command: echo $API_KEY
        environment: {image: python:latest}
        environment_variables: {API_KEY: $(apiKey)}
    `,
    ['secret-in-log «$API_KEY»', 'unpinned-image «python:latest»', 'secret-in-environment-variable «$(apiKey)»'],
  ],
  'pipelineJob, with inline components of every type and a pipeline inside': [
    `
      jobs:
        inline:
          type: command
          component: {command: printenv, environment_variables: {A_KEY: $(a)}}
        parallel:
          type: parallel
          task: {entry_script: s.py, program_arguments: --password $(b)}
          environment_variables: {B_KEY: $(b)}
        spark:
          type: spark
          args: --password $(c)
          conf: {spark.executorEnv.C_KEY: $(c)}
        automl:
          type: automl
          environment_variables: {D_KEY: $(d)}
        tuning:
          type: finetuning
          environment_variables: {E_KEY: $(e)}
        sweep:
          type: sweep
          trial: {environment_variables: {F_KEY: $(f)}}
        inner:
          type: pipeline
          jobs:
            deepest:
              component: ./train.yml
              environment_variables: {G_KEY: $(g)}
              inputs: {db_password: $(dbPassword)}
    `,
    [
      'environment-in-log «printenv»',
      ...['$(a)', '$(b)', '$(c)', '$(d)', '$(e)', '$(f)', '$(g)'].map(
        (value) => `secret-in-environment-variable «${value}»`,
      ),
      'secret-in-input «$(dbPassword)»',
    ],
  ],
  parallelComponent: [
    'task: {environment: {image: python:latest}}\nenvironment_variables: {API_KEY: $(apiKey)}',
    ['unpinned-image «python:latest»', 'secret-in-environment-variable «$(apiKey)»'],
  ],
  sparkJob: [
    'conf:\n  spark.executorEnv.API_KEY: $(apiKey)\nargs: --key $(apiKey)\n',
    ['secret-in-environment-variable «$(apiKey)»', 'secret-on-command-line «$(apiKey)»'],
  ],
  autoMLJob: ['environment_variables: {API_KEY: $(apiKey)}', ['secret-in-environment-variable «$(apiKey)»']],
  'autoMLForecastingJob, a schema of its own': [
    'type: automl\ntask: forecasting\nenvironment_variables: {API_KEY: $(apiKey)}',
    ['secret-in-environment-variable «$(apiKey)»'],
  ],
  importJob: ['name: run-anna.berg@larkspur-home.com', ['sensitive-run-id «run-anna.berg@larkspur-home.com»']],
  finetuningJob: [
    'display_name: for anna.berg@larkspur-home.com\ntags: {api_key: hunter2-hunter2}',
    ['sensitive-run-id «for anna.berg@larkspur-home.com»', 'sensitive-run-id «hunter2-hunter2»'],
  ],
  importData: [
    'source: {type: database, connection: azureml:sales}\npath: http://larkspur-home.com/x',
    ['plain-http «http://larkspur-home.com/x»'],
  ],
  pipelineComponent: ['jobs:\n  a:\n    command: printenv', ['environment-in-log «printenv»']],
  environment: ['name: churn\nimage: python:latest', ['unpinned-image «python:latest»']],
  amlCompute: ['name: cpu\ntype: amlcompute\nssh_public_access_enabled: true', ['compute-public-ssh «true»']],
  computeInstance: [
    'name: ci\ntype: computeinstance\ncustom_applications:\n  - environment_variables: {API_KEY: $(apiKey)}',
    ['secret-in-environment-variable «$(apiKey)»'],
  ],
  managedOnlineEndpoint: ['name: churn\nauth_mode: key', ['endpoint-key-auth «key»']],
  managedOnlineDeployment: [
    'name: blue\nenvironment_variables: {API_KEY: $(apiKey)}',
    ['secret-in-environment-variable «$(apiKey)»'],
  ],
  modelBatchDeployment: [
    'name: b\nsettings:\n  environment_variables: {API_KEY: $(apiKey)}',
    ['secret-in-environment-variable «$(apiKey)»'],
  ],
  azureBlob: [
    'name: orders\ncredentials:\n  account_key: $(key)',
    ['datastore-with-credentials «account_key: $(key)»'],
  ],
  data: ['name: iris\npath: http://larkspur-home.com/x.csv', ['plain-http «http://larkspur-home.com/x.csv»']],
  model: ['name: churn\npath: https://larkspur-home.com/x.pkl', ['model-from-url «https://larkspur-home.com/x.pkl»']],
  schedule: [
    `
      trigger: {type: cron}
      create_job:
        type: pipeline
        jobs: {a: {component: azureml:train@latest, environment_variables: {API_KEY: $(apiKey)}}}
    `,
    ['floating-asset-version «azureml:train@latest»', 'secret-in-environment-variable «$(apiKey)»'],
  ],
  workspace: ['name: churn\npublic_network_access: Enabled', ['workspace-public-network «Enabled»']],
  hub: ['name: churn\npublic_network_access: Enabled', ['workspace-public-network «Enabled»']],
  'project, which has the network of its hub': ['name: churn\npublic_network_access: Enabled', []],
  featureStore: ['name: churn\npublic_network_access: Enabled', ['workspace-public-network «Enabled»']],
  connection: [
    'type: azure_sql_db\ncredentials: {type: username_password, username: a, password: $(p)}',
    ['connection-with-credentials «credentials»'],
  ],
  azureOpenAIConnection: ['type: azure_open_ai\napi_key: $(key)', ['connection-with-credentials «api_key»']],
  registry: ['name: models\ntags: {x: 1}\nadmin_password: hunter2-hunter2', ['credential-literal «hunter2-hunter2»']],
  flow: [
    'environment_variables: {API_KEY: hunter2-hunter2}\nnodes: []',
    ['secret-in-environment-variable «hunter2-hunter2»'],
  ],
  run: ['flow: .\nenvironment_variables: {API_KEY: $(k)}', ['secret-in-environment-variable «$(k)»']],
};

describe('what is said about every kind of file', () => {
  for (const [name, [text, expected]] of Object.entries(kinds)) {
    it(name, () => {
      const [kind = ''] = name.split(',');
      const all = `$schema: ${latest}/${kind}.schema.json\n${dedent(text)}`;
      const { findings, faults } = lint(
        { path: 'a.yml', text: all },
        { config: defaultConfiguration, project: noProject },
      );
      assert.deepEqual(faults, []);
      const found = findings.map(({ ruleId, span }) => `${ruleId} «${all.slice(span.start, span.end)}»`);
      assert.deepEqual([...found].sort(), [...expected].sort());
    });
  }
});
