import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readDocument } from '../../../src/core/documents/read-document.js';
import { noProject } from '../../../src/core/project/project-facts.js';
import { type LinkChange, ProjectIndex, readEntry } from '../../../src/core/project/project-index.js';
import type { ResourceKind } from '../../../src/core/facts/resource.js';

const schemas = 'https://azuremlschemas.azureedge.net/latest';
const yaml = (schema: string, ...lines: readonly string[]): string =>
  [`$schema: ${schemas}/${schema}.schema.json`, ...lines, ''].join('\n');

function set(index: ProjectIndex, path: string, text: string): LinkChange | undefined {
  return path.endsWith('.json')
    ? index.setConfiguration(path, text)
    : index.set(path, readDocument({ path, text }, noProject));
}

function indexOf(files: Readonly<Record<string, string>>): ProjectIndex {
  const index = new ProjectIndex();
  for (const [path, text] of Object.entries(files)) {
    set(index, path, text);
  }
  return index;
}

/** A small repository that has each kind of file once. */
const files: Readonly<Record<string, string>> = {
  'jobs/train.yml': yaml(
    'commandJob',
    'code: ../src',
    'command: python train.py --data ${{inputs.orders}}',
    'environment: azureml:Churn@latest',
    'compute: azureml:gpu-cluster',
    'inputs:',
    '  orders: {type: uri_folder, path: azureml:orders:2}',
    '  old: {type: uri_folder, path: azureml://datastores/lake/paths/old/}',
    '  local: {type: uri_file, path: ../data/local.csv}',
    '  model: {type: mlflow_model, path: azureml:base:1}',
  ),
  'jobs/sweep.yml': yaml('sweepJob', 'type: sweep', 'trial: file:../components/score.yml', 'compute: GPU-cluster'),
  'jobs/spark.yml': yaml('sparkJob', 'type: spark', 'code: ../src', 'entry: {file: spark.py}'),
  'jobs/automl.yml': yaml(
    'autoMLJob',
    'type: automl',
    'task: classification',
    'training_data: {path: azureml:orders:1}',
  ),
  'jobs/pipeline.yml': yaml(
    'pipelineJob',
    'type: pipeline',
    'settings: {default_compute: azureml:gpu-cluster, default_datastore: azureml:lake}',
    'jobs:',
    '  one: {type: command, component: ../components/score.yml}',
    '  two: {type: command, component: azureml:score:1}',
    '  three: {type: parallel, task: {type: run_function, code: ../src, entry_script: many.py, environment: azureml:churn:3}}',
  ),
  'components/score.yml': yaml(
    'commandComponent',
    'name: score',
    'version: 1',
    'code: ../src',
    'command: python score.py',
    'environment: ../environment/churn.yml',
  ),
  'environment/churn.yml': yaml('environment', 'name: churn', 'version: 3', 'image: a/b:1', 'conda_file: conda.yml'),
  'environment/built.yml': yaml('environment', 'name: built', 'build: {path: docker, dockerfile_path: Dockerfile}'),
  'compute.yml': yaml('amlCompute', 'name: gpu-cluster', 'type: amlcompute'),
  'lake.yml': yaml('azureBlob', 'name: lake', 'type: azure_blob', 'account_name: st', 'container_name: c'),
  'orders.yml': yaml(
    'data',
    'name: orders',
    'version: 2',
    'type: uri_folder',
    'path: azureml://datastores/lake/paths/o/',
  ),
  'base.yml': yaml('model', 'name: base', 'version: 1', 'type: mlflow_model', 'path: ./model'),
  'schedule.yml': yaml('schedule', 'name: nightly', 'trigger: {type: cron}', 'create_job: ./jobs/pipeline.yml'),
  'serve/endpoint.yml': yaml('managedOnlineEndpoint', 'name: churn', 'auth_mode: aad_token', 'traffic: {blue: 100}'),
  'serve/blue.yml': yaml(
    'managedOnlineDeployment',
    'name: blue',
    'endpoint_name: churn',
    'model: azureml:base:1',
    'environment: azureml:churn:3',
    'code_configuration: {code: ../src, scoring_script: score.py}',
  ),
  'other/endpoint.yml': yaml('batchEndpoint', 'name: other', 'defaults: {deployment_name: blue}'),
  'other/blue.yml': yaml(
    'batchDeployment',
    'name: blue',
    'endpoint_name: other',
    'model: azureml:base:1',
    'compute: azureml:gpu-cluster',
  ),
  'git.yml': yaml('workspaceConnection', 'name: git-main', 'type: git', 'target: https://example.org/x'),
  'workspace.yml': yaml('workspace', 'name: mlw-churn', 'image_build_compute: gpu-cluster'),
  'src/train.py': 'import mlflow\nmlflow.log_metric("x", 1)\n',
  'submit.py': [
    'from azure.ai.ml import MLClient, Input, command, load_component, load_job',
    'from azure.ai.ml.entities import AmlCompute, Environment, Data, ManagedOnlineEndpoint, ManagedOnlineDeployment',
    'ml_client = MLClient.from_config(None)',
    'score = load_component(source="components/score.yml")',
    'nightly = load_job("./jobs/pipeline.yml")',
    'job = command(code="./src", command="python train.py", environment="azureml:churn:3", compute="gpu-cluster",',
    '    inputs={"orders": Input(type="uri_folder", path="azureml:orders:2")})',
    'cluster = AmlCompute(name="cpu-cluster", size="STANDARD_DS3_V2")',
    'environment = Environment(name="notebook", image="python:3.12", conda_file="environment/conda.yml")',
    'ml_client.computes.get("gpu-cluster")',
    'ml_client.data.get("orders", version="2")',
    'ml_client.datastores.get(name="lake")',
    'endpoint = ManagedOnlineEndpoint(name="live")',
    'green = ManagedOnlineDeployment(name="green", endpoint_name=endpoint.name, model="azureml:base:1")',
    '',
  ].join('\n'),
  'first.py': [
    'from azureml.core import Dataset, Datastore, Environment, Workspace',
    'from azureml.core.compute import ComputeTarget',
    'ws = Workspace.from_config()',
    'ComputeTarget(workspace=ws, name="gpu-cluster")',
    'Datastore.get(ws, "lake")',
    'Dataset.get_by_name(ws, name="orders")',
    'Environment.get(ws, "churn", version="3")',
    '',
  ].join('\n'),
  'scripts/deploy.sh': [
    'az ml online-deployment create --file serve/blue.yml --endpoint-name churn -w mlw-churn -g rg',
    'az ml compute show --name gpu-cluster',
    'az ml compute create -n ci-ada --type ComputeInstance',
    '',
  ].join('\n'),
};

const paths = (found: readonly { readonly path: string }[]): readonly string[] => found.map(({ path }) => path);

describe('the graph of a repository', () => {
  const index = indexOf(files);

  const definitions: Readonly<
    Record<string, readonly (readonly [of: ResourceKind, name: string | undefined, type?: string])[]>
  > = {
    'jobs/train.yml': [['job', undefined, 'command']],
    'jobs/sweep.yml': [['job', undefined, 'sweep']],
    'jobs/pipeline.yml': [['job', undefined, 'pipeline']],
    'components/score.yml': [['component', 'score', 'command']],
    'environment/churn.yml': [['environment', 'churn']],
    'compute.yml': [['compute', 'gpu-cluster', 'amlcompute']],
    'lake.yml': [['datastore', 'lake', 'azure_blob']],
    'orders.yml': [['data', 'orders', 'uri_folder']],
    'base.yml': [['model', 'base', 'mlflow_model']],
    'schedule.yml': [['schedule', 'nightly']],
    'serve/endpoint.yml': [['endpoint', 'churn', 'online']],
    'other/endpoint.yml': [['endpoint', 'other', 'batch']],
    'serve/blue.yml': [['deployment', 'blue', 'online']],
    'other/blue.yml': [['deployment', 'blue', 'batch']],
    'git.yml': [['connection', 'git-main', 'git']],
    'workspace.yml': [['workspace', 'mlw-churn', 'workspace']],
    'submit.py': [
      ['job', undefined, 'command'],
      ['compute', 'cpu-cluster', 'amlcompute'],
      ['environment', 'notebook'],
      ['endpoint', 'live', 'online'],
      ['deployment', 'green', 'online'],
    ],
    'scripts/deploy.sh': [['compute', 'ci-ada', 'computeinstance']],
  };
  for (const [path, expected] of Object.entries(definitions)) {
    it(`knows what ${path} defines`, () => {
      const found = index.definitionsIn(path);
      assert.deepEqual(
        found.map(({ of, name, type }) => [of, name, ...(type === undefined ? [] : [type])]),
        expected,
      );
      for (const { of, name } of found) {
        assert.ok(name === undefined || paths(index.findDefinitions(of, name.toUpperCase())).includes(path));
        assert.ok(paths(index.findDefinitions(of)).includes(path));
      }
    });
  }

  const references: readonly (readonly [to: ResourceKind, name: string, from: readonly string[]])[] = [
    [
      'compute',
      'gpu-cluster',
      [
        'first.py',
        'jobs/pipeline.yml',
        'jobs/sweep.yml',
        'jobs/train.yml',
        'other/blue.yml',
        'scripts/deploy.sh',
        'submit.py',
        'submit.py',
        'workspace.yml',
      ],
    ],
    ['environment', 'churn', ['first.py', 'jobs/pipeline.yml', 'jobs/train.yml', 'serve/blue.yml', 'submit.py']],
    ['component', 'score', ['jobs/pipeline.yml']],
    ['data', 'orders', ['first.py', 'jobs/automl.yml', 'jobs/train.yml', 'submit.py', 'submit.py']],
    ['datastore', 'lake', ['first.py', 'jobs/pipeline.yml', 'jobs/train.yml', 'orders.yml', 'submit.py']],
    ['model', 'base', ['jobs/train.yml', 'other/blue.yml', 'serve/blue.yml', 'submit.py']],
    ['endpoint', 'churn', ['scripts/deploy.sh', 'serve/blue.yml']],
    ['endpoint', 'live', ['submit.py']],
    ['deployment', 'blue', ['other/endpoint.yml', 'serve/endpoint.yml']],
  ];
  for (const [to, name, from] of references) {
    it(`knows who refers to the ${to} ${name}`, () => {
      assert.deepEqual(paths(index.findReferences(to, name)), from);
    });
  }

  const named: readonly (readonly [target: string, from: readonly (readonly [path: string, as: string])[]])[] = [
    [
      'components/score.yml',
      [
        ['jobs/pipeline.yml', 'component'],
        ['jobs/sweep.yml', 'component'],
        ['submit.py', 'component'],
      ],
    ],
    [
      'jobs/pipeline.yml',
      [
        ['schedule.yml', 'job'],
        ['submit.py', 'job'],
      ],
    ],
    ['environment/churn.yml', [['components/score.yml', 'environment']]],
    [
      'environment/conda.yml',
      [
        ['environment/churn.yml', 'environmentSource'],
        ['submit.py', 'environmentSource'],
      ],
    ],
    ['environment/docker', [['environment/built.yml', 'environmentSource']]],
    ['environment/docker/Dockerfile', [['environment/built.yml', 'environmentSource']]],
    [
      'src/train.py',
      [
        ['jobs/train.yml', 'script'],
        ['submit.py', 'script'],
      ],
    ],
    ['src/spark.py', [['jobs/spark.yml', 'script']]],
    ['src/many.py', [['jobs/pipeline.yml', 'script']]],
    [
      'src/score.py',
      [
        ['components/score.yml', 'script'],
        ['serve/blue.yml', 'script'],
      ],
    ],
    ['data/local.csv', [['jobs/train.yml', 'data']]],
    ['model', [['base.yml', 'model']]],
    // A script is started at the root; where nothing stands beside it, the root is meant.
    ['serve/blue.yml', [['scripts/deploy.sh', 'deployment']]],
    ['scripts/serve/blue.yml', []],
  ];
  for (const [target, from] of named) {
    it(`knows who names ${target}`, () => {
      assert.deepEqual(
        index.findFileReferences(target).map(({ path, as }) => [path, as]),
        from,
      );
    });
  }

  it('knows who names a folder around a file', () => {
    const found = index.findFileReferences('src/deep/util.py', { within: true });
    assert.deepEqual(
      found.map(({ path, target, as }) => [path, target, as]),
      [
        ['components/score.yml', 'src', 'code'],
        ['jobs/pipeline.yml', 'src', 'code'],
        ['jobs/spark.yml', 'src', 'code'],
        ['jobs/train.yml', 'src', 'code'],
        ['serve/blue.yml', 'src', 'code'],
        ['submit.py', 'src', 'code'],
      ],
    );
  });

  it('shows the place of a name and of a reference', () => {
    const [definition] = index.findDefinitions('component', 'score');
    assert.deepEqual(
      [definition?.start, definition?.end],
      [
        { line: 1, character: 6 },
        { line: 1, character: 11 },
      ],
    );
    const [reference] = index.findReferences('component', 'score');
    assert.deepEqual(reference?.start, { line: 5, character: 34 });
  });

  it('follows what a schedule needs through all steps, and back', () => {
    assert.deepEqual(index.dependenciesOf('schedule.yml'), [
      'components/score.yml',
      'compute.yml',
      'environment/churn.yml',
      'environment/conda.yml',
      'jobs/pipeline.yml',
      'lake.yml',
      'src/many.py',
      'src/score.py',
    ]);
    assert.deepEqual(index.dependentsOf('environment/conda.yml'), [
      'components/score.yml',
      'environment/churn.yml',
      'first.py',
      'jobs/pipeline.yml',
      'jobs/sweep.yml',
      'jobs/train.yml',
      'schedule.yml',
      'scripts/deploy.sh',
      'serve/blue.yml',
      'serve/endpoint.yml',
      'submit.py',
    ]);
  });

  it('tells the deployments of one name apart by their endpoints, and ends in a circle', () => {
    assert.ok(index.dependenciesOf('serve/endpoint.yml').includes('serve/blue.yml'));
    assert.ok(!index.dependenciesOf('serve/endpoint.yml').includes('other/blue.yml'));
    assert.ok(index.dependentsOf('base.yml').includes('other/endpoint.yml'));
    const circle = indexOf({
      'a.yml': yaml('pipelineComponent', 'name: a', 'jobs: {b: {type: pipeline, component: ./b.yml}}'),
      'b.yml': yaml('pipelineComponent', 'name: b', 'jobs: {a: {type: pipeline, component: azureml:a:1}}'),
    });
    assert.deepEqual(circle.dependenciesOf('a.yml'), ['b.yml']);
    assert.deepEqual(circle.dependentsOf('a.yml'), ['b.yml']);
  });

  it('keeps versions apart', () => {
    assert.deepEqual(index.dependenciesOf('jobs/automl.yml'), []);
    assert.ok(index.dependenciesOf('jobs/train.yml').includes('orders.yml'));
  });
});

describe('what an edit affects', () => {
  const edited = (path: string, change: (text: string) => string): readonly string[] | undefined => {
    const index = indexOf(files);
    return set(index, path, change(files[path] ?? ''))?.affected;
  };
  const cases: Readonly<
    Record<string, readonly [path: string, change: (text: string) => string, affected: readonly string[] | undefined]>
  > = {
    'nothing, in a script': ['src/train.py', (text) => `${text}print(1)\n`, undefined],
    'nothing, in a comment behind all': ['jobs/train.yml', (text) => `${text}# done\n`, undefined],
    'the script that a job runs, when the job moves in its file': [
      'jobs/train.yml',
      (text) => `\n${text}`,
      ['src/train.py'],
    ],
    'both scripts': [
      'jobs/train.yml',
      (text) => text.replace('train.py', 'other.py'),
      ['src/other.py', 'src/train.py'],
    ],
    'who refers to a component that gets another name': [
      'components/score.yml',
      (text) => text.replace('name: score', 'name: judge'),
      ['jobs/pipeline.yml'],
    ],
    'who runs on a cluster that becomes an instance': [
      'compute.yml',
      (text) => text.replaceAll('amlcompute', 'computeinstance').replace('amlCompute', 'computeInstance'),
      [
        'first.py',
        'jobs/pipeline.yml',
        'jobs/sweep.yml',
        'jobs/train.yml',
        'other/blue.yml',
        'scripts/deploy.sh',
        'submit.py',
        'workspace.yml',
      ],
    ],
    'the job of a schedule that starts another one': [
      'schedule.yml',
      (text) => text.replace('pipeline.yml', 'train.yml'),
      ['jobs/pipeline.yml', 'jobs/train.yml'],
    ],
    'the schedule of a job': [
      'jobs/pipeline.yml',
      (text) => text.replace('type: pipeline\n', 'type: pipeline\nname: x\n'),
      ['schedule.yml', 'src/many.py'],
    ],
    'the deployments of an endpoint': [
      'serve/endpoint.yml',
      (text) => `${text}public_network_access: disabled\n`,
      ['scripts/deploy.sh', 'serve/blue.yml'],
    ],
  };
  for (const [name, [path, change, affected]] of Object.entries(cases)) {
    it(name, () => {
      assert.deepEqual(edited(path, change), affected);
    });
  }

  it('the files that were told of a workspace, and those that are now', () => {
    const index = indexOf({
      'dev/workspace.yml': yaml('workspace', 'name: mlw-dev'),
      'prod/workspace.yml': yaml('workspace', 'name: mlw-prod'),
      'dev/job.yml': yaml('commandJob', 'command: echo 1'),
      'prod/job.yml': yaml('commandJob', 'command: echo 1'),
      'team/job.yml': yaml('commandJob', 'command: echo 1'),
    });
    assert.deepEqual(
      set(index, 'dev/workspace.yml', yaml('workspace', 'name: mlw-dev', 'hbi_workspace: true'))?.affected,
      ['dev/job.yml'],
    );
    const configuration = '{"subscription_id": "s", "resource_group": "g", "workspace_name": "mlw-prod"}';
    assert.deepEqual(set(index, 'team/.azureml/config.json', configuration)?.affected, ['team/job.yml']);
    assert.deepEqual(index.delete('team/.azureml/config.json')?.affected, ['team/job.yml']);
    assert.deepEqual(index.delete('dev/workspace.yml')?.affected, ['dev/job.yml', 'team/job.yml']);
    assert.deepEqual(index.delete('prod/workspace.yml')?.affected, ['prod/job.yml', 'team/job.yml']);
  });
});

describe('a graph that is kept', () => {
  // https://en.wikipedia.org/wiki/Linear_congruential_generator, with the numbers of Numerical Recipes.
  const random = (seed: number): ((below: number) => number) => {
    let state = seed;
    return (below) => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * below);
    };
  };
  const answers = (index: ProjectIndex, all: readonly string[]): unknown => ({
    definitions: all.map((path) => index.definitionsIn(path)),
    needs: all.map((path) => index.dependenciesOf(path)),
    needed: all.map((path) => index.dependentsOf(path)),
    files: all.map((path) => index.findFileReferences(path, { within: true })),
    runs: all.map((path) => [index.findRuns(path), index.findSchedules(path), index.findEnvironments(path)]),
    computes: [index.findComputes('gpu-cluster'), index.findReferences('compute', 'gpu-cluster')],
    workspaces: [index.findWorkspaces(), index.findWorkspaceUses('mlw-churn'), index.namesOtherWorkspace('mlw-churn')],
    paths: [...index.paths].sort(),
  });

  it('says what a graph says that is built at once, after any edits', () => {
    const entries = Object.entries(files);
    for (let seed = 1; seed <= 12; seed++) {
      const next = random(seed);
      const kept = new ProjectIndex();
      const texts = new Map<string, string>();
      for (let step = 0; step < 120; step++) {
        const [path = '', text = ''] = entries[next(entries.length)] ?? [];
        const [, other = ''] = entries[next(entries.length)] ?? [];
        const what = next(5);
        if (what === 0) {
          kept.delete(path);
          texts.delete(path);
          continue;
        }
        const lines = text.split('\n');
        const changed =
          what === 1
            ? `\n${text}`
            : what === 2
              ? lines.filter((_line, line) => line === 0 || line !== next(lines.length)).join('\n')
              : what === 3 && path.endsWith('.yml')
                ? other
                : text;
        set(kept, path, changed);
        texts.set(path, changed);
      }
      const fresh = indexOf(Object.fromEntries([...texts].sort().reverse()));
      const all = entries.map(([path]) => path);
      assert.deepEqual(answers(kept, all), answers(fresh, all), `seed ${seed}`);
      const filled = new ProjectIndex();
      for (const [path, text] of texts) {
        if (path.endsWith('.json')) {
          set(filled, path, text);
        } else {
          filled.fill(path, readEntry(path, readDocument({ path, text }, noProject)));
        }
      }
      assert.deepEqual(answers(filled, all), answers(fresh, all), `seed ${seed}, filled`);
      texts.forEach((_text, path) => {
        kept.delete(path);
      });
      assert.deepEqual(answers(kept, all), answers(new ProjectIndex(), all), `seed ${seed}, emptied`);
    }
  });

  it('follows a file that is renamed', () => {
    const index = indexOf(files);
    index.delete('components/score.yml');
    assert.ok(!index.dependenciesOf('schedule.yml').includes('src/score.py'));
    set(index, 'components/score.yml', files['components/score.yml'] ?? '');
    assert.ok(index.dependenciesOf('schedule.yml').includes('src/score.py'));
  });
});
