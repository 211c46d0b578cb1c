import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { kindOfSchema } from '../../../../src/core/documents/yaml/aml-kind.js';
import { YamlDocument } from '../../../../src/core/documents/yaml/yaml-document.js';
import { dedent } from '../../../support/marked-text.js';

describe('the kind that a $schema names', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['https://azuremlschemas.azureedge.net/latest/commandJob.schema.json', 'job'],
    ['https://azuremlschemasprod.azureedge.net/latest/CommandJob.schema.json', 'job'],
    ['http://azureml/sdk-2-0/PipelineJob.json', 'pipeline'],
    ['https://azuremlsdk2.blob.core.windows.net/preview/0.0.1/managedOnlineDeployment.schema.json', 'onlineDeployment'],
    ['https://componentsdk.azureedge.net/jsonschema/CommandComponent.json', 'component'],
    ['https://example.org/mirror/computeInstance.schema.json#', 'compute'],
    ['https://azuremlschemas.azureedge.net/promptflow/latest/Run.schema.json', 'promptflow'],
    ['https://azuremlschemas.azureedge.net/latest/somethingNew.schema.json', 'other'],
    ['https://json.schemastore.org/github-workflow.json', undefined],
    ['https://json.schemastore.org/environment.json', undefined],
    ['https://example.org/run.json', undefined],
    ['https://learn.microsoft.com/azure/machine-learning/reference-yaml-job-command', undefined],
  ];
  for (const [schema, kind] of cases) {
    it(schema, () => {
      assert.equal(kindOfSchema(schema), kind);
    });
  }
});

describe('what a YAML file is, by its shape', () => {
  const cases: Readonly<Record<string, readonly [string, readonly string[]]>> = {
    'a command job': ['type: command\ncommand: python a.py\nenvironment: azureml:env:1\ncompute: azureml:cpu', ['job']],
    'a job without a type': ['command: python a.py\nenvironment:\n  image: x\ncompute: azureml:cpu', ['job']],
    'a component': ['type: command\nname: x\nversion: 1\ncommand: ls\nenvironment: e\ninputs: {}', ['component']],
    'a pipeline': ['type: pipeline\njobs:\n  a:\n    type: command\n    component: ./a.yml', ['pipeline']],
    'a pipeline whose jobs only name components': ['jobs:\n  a:\n    component: azureml:x:1', ['pipeline']],
    'a sweep': ['type: sweep\ntrial:\n  command: ls', ['job']],
    'an online deployment': [
      'name: blue\nendpoint_name: e\nmodel: azureml:m:1\ninstance_type: Standard_DS2_v2',
      ['onlineDeployment'],
    ],
    'a batch deployment': ['name: b\nendpoint_name: e\nmodel: azureml:m:1\ncompute: azureml:cpu', ['batchDeployment']],
    'an endpoint': ['name: e\nauth_mode: key', ['onlineEndpoint']],
    'a datastore': ['type: azure_blob\nname: d\naccount_name: a', ['datastore']],
    'a compute instance': ['type: ComputeInstance\nname: ci', ['compute']],
    'a connection': ['type: azure_open_ai\nname: c\ntarget: https://x', ['connection']],
    'a schedule': ['name: s\ntrigger: {type: cron}\ncreate_job: azureml:x', ['schedule']],
    'an environment': ['name: e\nimage: i\nconda_file: conda.yml', ['environment']],
    'a workspace': ['name: w\nlocation: westeurope\nhbi_workspace: true', ['workspace']],
    'a job by the hint of its folder': ['environment_variables: {}\ncompute: x', ['job']],
    'two documents, one of another tool': ['type: amlcompute\nname: c\n---\napiVersion: v1\nkind: Pod', ['compute']],
    'a GitHub workflow': ['on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps: []', []],
    'a reusable GitHub workflow': ['name: x\njobs:\n  a:\n    uses: ./x.yml\n    with: {command: x}', []],
    'an Azure DevOps pipeline': ['trigger: [main]\npool: x\nsteps:\n  - script: az ml job create', []],
    'an Azure DevOps template with jobs': ['jobs:\n  - job: a\n    pool: x\n    steps: []', []],
    'a Kubernetes manifest': ['apiVersion: batch/v1\nkind: Job\nspec:\n  command: [x]', []],
    'a docker-compose file': ['services:\n  a:\n    image: x\n    command: y\n    environment: {A: b}', []],
    'a docker-compose service alone': ['image: x\ncommand: y\nenvironment:\n  A: b', []],
    'a conda file': ['name: e\nchannels: [conda-forge]\ndependencies: [python]', []],
    'a GitHub action': ['name: a\nruns:\n  using: composite\n  steps: []', []],
    'a Helm values file': ['image:\n  repository: x\nresources: {}\nservice:\n  type: ClusterIP', []],
    'an OpenAPI file': ['openapi: 3.0.0\npaths: {}\ncomponents: {}', []],
    'an Ansible playbook': ['- hosts: all\n  tasks: []', []],
    'a hydra configuration': ['model:\n  name: x\noptimizer:\n  type: adam\ncompute: gpu', []],
    'a text': ['just a sentence', []],
    nothing: ['', []],
  };
  for (const [name, [text, kinds]] of Object.entries(cases)) {
    it(name, () => {
      assert.deepEqual(new YamlDocument(text, name.includes('folder') ? 'azureml/job.yml' : 'job.yml').kinds, kinds);
    });
  }
});

describe('a YAML file that does not parse', () => {
  const sample = dedent(`
    $schema: https://azuremlschemas.azureedge.net/latest/pipelineJob.schema.json
    x-env: &env {API_KEY: "a b", <<: *env}
    settings:
      default_compute: azureml:cpu
    jobs:
      train: # comment
        type: command
        command: >-
          python train.py --a 'b'
          && echo "$HF_TOKEN"
        environment_variables:
          <<: *env
          TOKEN: 'it''s'
          MORE: |
            text
        tags: {a: b, c: [d, e]}
  `);
  it('never throws, keeps spans inside the text, and its edits apply', () => {
    let state = 7;
    const random = (below: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state % below;
    };
    const junk = ['"', "'", '{', '[', '&a ', '*b ', ': ', '- ', '\t', '|', '#', '---\n', '{{', '}}', '\r\n', '%'];
    for (let round = 0; round < 600; round++) {
      const at = random(sample.length);
      const text =
        round % 3 === 0
          ? sample.slice(0, at)
          : sample.slice(0, at) +
            (junk[random(junk.length)] ?? '') +
            sample.slice(at + random(round % 2 === 0 ? 1 : 9));
      const document = new YamlDocument(text);
      for (const fact of document.facts) {
        assert.ok(fact.span.start >= 0 && fact.span.end <= text.length && fact.span.start <= fact.span.end, text);
        for (const edit of document.render({ op: 'remove', on: fact }) ?? []) {
          assert.ok(edit.span.start <= edit.span.end && edit.span.end <= text.length);
        }
      }
    }
  });

  it('survives an alias that holds itself and a very deep nesting', () => {
    assert.deepEqual(new YamlDocument('$schema: x/commandJob.json\na: &a\n  b: *a\n').syntaxErrors, 0);
    assert.ok(new YamlDocument(`command: ${'['.repeat(20_000)}`).text.length > 0);
  });
});
