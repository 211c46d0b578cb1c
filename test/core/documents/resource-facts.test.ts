import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDocument } from '../../../src/core/documents/read-document.js';
import { noProject } from '../../../src/core/project/project-facts.js';

const schema = (name: string): string => `$schema: https://azuremlschemas.azureedge.net/latest/${name}.schema.json`;

/** What a file defines, refers to and names, one line each, every place shown by the text that stands there. */
function describeResources(path: string, text: string): readonly string[] {
  const at = ({ start, end }: { readonly start: number; readonly end: number }): string => text.slice(start, end);
  return readDocument({ path, text }, noProject).facts.flatMap((fact): readonly string[] => {
    switch (fact.kind) {
      case 'resourceDefinition': {
        const { of, name = '-', version = '-', type = '-', head } = fact;
        return [`${of} ${name} ${version} ${type} «${at(head).split(/\r?\n/)[0] ?? ''}»`];
      }
      case 'resourceReference': {
        const { to, name, version = '-', label = '-', span } = fact;
        return [`-> ${to} ${name} ${version} ${label} «${at(span)}»`];
      }
      case 'fileReference':
        return [`file ${fact.path} as ${fact.as} «${at(fact.span)}»`];
      default:
        return [];
    }
  });
}

const cases: Readonly<Record<string, readonly [path: string, lines: readonly string[], facts: readonly string[]]>> = {
  'a job, with quotes and a scheme': [
    'job.yml',
    [
      schema('commandJob'),
      'name: "nightly"',
      "code: '../src/'",
      'command: >-',
      '  python -m churn.train && bash run.sh',
      '  --data ${{inputs.data}}',
      "environment: 'file:./env.yml'",
      'compute: "azureml:gpu"',
    ],
    [
      'job nightly - command «nightly»',
      'file ../src/ as code «../src/»',
      'file ../src/churn/train.py as script «churn.train»',
      'file ../src/run.sh as script «run.sh»',
      'file ./env.yml as environment «./env.yml»',
      '-> compute gpu - - «azureml:gpu»',
    ],
  ],
  'a pipeline with an anchor that two steps share': [
    'pipeline.yml',
    [
      schema('pipelineJob'),
      'jobs:',
      '  a: {type: command, component: &score azureml:score@default, compute: azureml:serverless}',
      '  b: {type: command, component: *score}',
      '  c: {type: command, component: "${{parent.inputs.component}}", compute: "$(compute)"}',
    ],
    [`job - - pipeline «${schema('pipelineJob')}»`, '-> component score - default «azureml:score@default»'],
  ],
  'data of every form': [
    'job.yml',
    [
      schema('commandJob'),
      'command: echo 1',
      'inputs:',
      '  a: azureml:a:1',
      '  b: {type: uri_file, path: ./b.csv}',
      '  c: {type: mltable, path: "azureml://datastores/lake/paths/c/"}',
      '  d: {type: mlflow_model, path: azureml:d@latest}',
      '  e: {type: uri_file, path: https://x.example/e.csv}',
      '  f: ./text',
      'outputs: {g: {type: uri_folder, path: azureml://datastores/out/paths/g}}',
    ],
    [
      `job - - command «${schema('commandJob')}»`,
      '-> data a 1 - «azureml:a:1»',
      'file ./b.csv as data «./b.csv»',
      '-> datastore lake - - «azureml://datastores/lake/paths/c/»',
      '-> model d - latest «azureml:d@latest»',
      '-> datastore out - - «azureml://datastores/out/paths/g»',
    ],
  ],
  'assets without a schema': [
    'assets.yml',
    [
      'name: orders',
      'version: 2',
      'type: uri_folder',
      'path: ./orders/',
      '---',
      'name: m',
      'type: custom_model',
      'path: m.pkl',
    ],
    [
      'data orders 2 uri_folder «orders»',
      'file ./orders/ as data «./orders/»',
      'model m - custom_model «m»',
      'file m.pkl as model «m.pkl»',
    ],
  ],
  'a schedule of a job that is registered, and a monitor': [
    'schedule.yml',
    [
      schema('schedule'),
      'name: s',
      'trigger: {type: cron}',
      'create_job: azureml:nightly',
      'create_monitor: {monitoring_target: {endpoint_deployment_id: azureml:live:blue}}',
    ],
    ['schedule s - - «s»', '-> job nightly - - «azureml:nightly»', '-> endpoint live blue - «azureml:live:blue»'],
  ],
  'YAML of another tool': ['compose.yml', ['services: {web: {image: nginx}}', 'name: x', 'path: ./x'], []],
  'Python, with names that are given before': [
    'submit.py',
    [
      'from azure.ai.ml import MLClient, command, load_component',
      'from azure.ai.ml.entities import Environment, ManagedOnlineDeployment',
      'ENV = "churn:3"',
      'job = command(name="n", code="./src", command="python train.py", environment=ENV, compute="gpu")',
      'env = Environment(name="e", version="1", conda_file="conda.yml")',
      'blue = ManagedOnlineDeployment(name="blue", endpoint_name="live", model="azureml:m@latest", environment=env)',
      'ml_client.models.get("m", label="latest")',
      'score = load_component(source=f"./{folder}/score.yml")',
      'also = load_component("./score.yml")',
    ],
    [
      'job n - command «n»',
      'file ./src as code «./src»',
      'file ./src/train.py as script «train.py»',
      '-> environment churn 3 - «ENV»',
      '-> compute gpu - - «gpu»',
      'environment e 1 - «e»',
      'file conda.yml as environmentSource «conda.yml»',
      'deployment blue - online «blue»',
      '-> endpoint live - - «live»',
      '-> model m - latest «azureml:m@latest»',
      '-> model m - latest «m»',
      'file ./score.yml as component «./score.yml»',
    ],
  ],
  'Python that only sounds so': [
    'other.py',
    [
      'import mlflow',
      'from jinja2 import Environment',
      'from torch import Model',
      'Environment(name="x")',
      'Model(name="y")',
      'self.data.get("label")',
      'data.get("label")',
      'load_data("a.csv")',
    ],
    [],
  ],
  'the first SDK': [
    'first.py',
    [
      'from azureml.core import Datastore, Dataset, Environment, Model',
      'from azureml.core.compute import AmlCompute, ComputeTarget',
      'gpu = ComputeTarget(ws, "gpu")',
      'made = ComputeTarget.create(ws, "made", AmlCompute.provisioning_configuration(vm_size="x"))',
      'lake = Datastore.get(ws, "lake")',
      'Datastore.register_azure_blob_container(ws, datastore_name="new", container_name="c")',
      'orders = Dataset.get_by_name(ws, "orders", version="2")',
      'env = Environment("e")',
      'Model.register(ws, model_path="m.pkl", model_name="m")',
    ],
    [
      '-> compute gpu - - «gpu»',
      'compute made - - «made»',
      '-> datastore lake - - «lake»',
      'datastore new - - «new»',
      '-> data orders 2 - «orders»',
      'environment e - - «e»',
      'model m - - «m»',
    ],
  ],
  'commands of az ml': [
    'deploy.sh',
    [
      'NAME=live',
      'az ml online-deployment create -f serve/blue.yml --endpoint-name "$NAME" --name blue',
      'az ml compute create --name=ci --type ComputeInstance',
      'az ml model show -n m --version 2',
      'az ml job create --file $JOB_FILE',
      'az ml online-endpoint invoke -n $NAME -d blue',
    ],
    [
      'file serve/blue.yml as deployment «serve/blue.yml»',
      '-> endpoint live - - «$NAME»',
      '-> deployment blue - - «blue»',
      'compute ci - computeinstance «ci»',
      '-> model m - - «m»',
      '-> endpoint live - - «$NAME»',
      '-> deployment blue - - «blue»',
    ],
  ],
};

describe('what a file defines and refers to', () => {
  for (const [name, [path, lines, facts]] of Object.entries(cases)) {
    for (const eol of ['\n', '\r\n']) {
      it(`${name} (${eol === '\n' ? 'LF' : 'CRLF'})`, () => {
        assert.deepEqual([...describeResources(path, lines.join(eol) + eol)].sort(), [...facts].sort());
      });
    }
  }
});
