import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { completionsAt, type CompletionItem } from '../../../src/core/language/completion.js';
import { newestVersion } from '../../../src/core/language/newest-version.js';
import { computeCluster, computeInstance } from '../../support/azure/made-computes.js';
import { ids } from '../../support/azure/made-workspace.js';
import { churn } from '../../support/churn-project.js';
import { editFile, type EditedSetting } from '../../support/edited-file.js';
import { madeKnowledge } from '../../support/made-knowledge.js';

const schemas = 'https://azuremlschemas.azureedge.net/latest';
const job = (more: string): string => `$schema: ${schemas}/commandJob.schema.json\ncommand: python a.py\n${more}`;
const sdk = (more: string): string => `from azure.ai.ml import MLClient, Input, command\n\n${more}`;

function complete(setting: Omit<EditedSetting, 'path'> & { readonly path?: string }): readonly CompletionItem[] {
  const { context, text, offset } = editFile({ path: 'jobs/new.yml', project: churn, ...setting });
  const items = completionsAt({ text, language: context.document.language }, offset, context);
  return [...items].sort((a, b) => (a.sort < b.sort ? -1 : 1));
}

const shown = ({ text, risk }: CompletionItem): string => (risk === undefined ? text : `${text} (${risk})`);
const texts = (setting: Parameters<typeof complete>[0]): readonly string[] => complete(setting).map(shown);

const instance = 'azureml:ci-ada (dev and test only)';

describe('completion', () => {
  it('offers computes of the repository, instances marked and last', () => {
    assert.deepEqual(texts({ code: job('compute: ¦') }), ['azureml:gpu-cluster', instance]);
  });

  it('keeps what stands there, and replaces all of it', () => {
    const [item] = complete({ code: job('compute: azureml:g¦pu # soon') });
    assert.ok(item !== undefined);
    assert.equal(item.filter, 'azureml:gpu-cluster');
    assert.equal(item.replace.end - item.insert.end, 2);
  });

  it('offers the newest version of an environment', () => {
    assert.deepEqual(texts({ code: job('environment: azureml:¦') }), ['azureml:churn-env:3']);
    assert.deepEqual(texts({ path: 'a.py', code: sdk('command(environment="¦")') }), ['churn-env:3']);
    assert.deepEqual(texts({ path: 'a.py', code: sdk('command(environment="azureml:¦")') }), ['azureml:churn-env:3']);
    assert.deepEqual(texts({ path: 'a.py', code: sdk('client.environments.get("¦")') }), ['churn-env']);
  });

  it('leaves the version to the service where no file says one', () => {
    assert.deepEqual(texts({ code: job('component: ¦') }), ['azureml:prepare@latest']);
  });

  it('offers datastores as addresses for data, those with keys marked', () => {
    const marked = 'azureml://datastores/orders/paths/ (opened with a stored account key)';
    assert.deepEqual(texts({ code: job('inputs:\n  a:\n    path: ¦') }), [marked]);
    assert.deepEqual(texts({ code: job('inputs:\n  a:\n    path: azureml://datastores/¦') }), [marked]);
    assert.deepEqual(texts({ path: 'a.py', code: sdk('Input(path="azureml://datastores/o¦")') }), [marked]);
    assert.deepEqual(texts({ path: 'a.py', code: sdk('Input(path="¦")') }), [marked]);
  });

  it('offers bare names to the SDK', () => {
    const expected = ['gpu-cluster', 'ci-ada (dev and test only)'];
    assert.deepEqual(texts({ path: 'a.py', code: sdk('command(compute="¦")') }), expected);
    assert.deepEqual(texts({ path: 'a.py', code: sdk('client.compute.get("¦') }), expected);
    assert.deepEqual(texts({ path: 'a.py', code: sdk('x = f"{y}"\ncommand(\n  compute="¦"\n') }), expected);
  });

  it('works in text that is broken around it', () => {
    for (const code of [
      'inputs: {a: \ncompute: ¦',
      'compute: ¦\n  - what: [',
      'resources: {}\ncompute: azureml:¦\n"',
    ]) {
      assert.ok(texts({ code: job(code) }).includes(instance), code);
    }
    assert.ok(texts({ path: 'a.py', code: sdk('def f(:\n  command(compute="¦') }).includes('gpu-cluster'));
  });

  it('works with CRLF and in the second document of a file', () => {
    const code = `${job('compute: azureml:ci-ada')}\n---\n${job('compute: azureml:¦')}`;
    assert.deepEqual(texts({ code, eol: '\r\n' }), ['azureml:gpu-cluster', instance]);
  });

  it('offers nothing in files of other tools', () => {
    assert.deepEqual(texts({ path: 'docker-compose.yml', code: 'services:\n  a:\n    environment: ¦' }), []);
    assert.deepEqual(texts({ path: 'a.py', code: 'run(compute="¦")' }), []);
  });

  it('writes no name that Azure ML would not take', () => {
    const hostile = ['a"b', "a' or 'b", 'a b', '../x', 'a\\nb', '${x}', ''];
    const project = Object.fromEntries(
      hostile.map((name, index) => [
        `compute/${index}.yml`,
        `$schema: ${schemas}/amlCompute.schema.json\nname: ${JSON.stringify(name)}\ntype: amlcompute\n`,
      ]),
    );
    assert.deepEqual(texts({ code: job('compute: ¦'), project }), []);
  });

  describe('with a workspace', () => {
    const connected = madeKnowledge({
      'workspace/computes': [
        computeInstance(),
        computeInstance({}, { id: `${ids.workspace}/computes/ci-bob`, name: 'ci-bob' }),
        computeCluster({}, { id: `${ids.workspace}/computes/GPU-Cluster`, name: 'GPU-Cluster' }),
        computeCluster({}, { id: `${ids.workspace}/computes/cpu`, name: 'cpu' }),
      ],
    });

    it('offers what both know once, instances of both last', () => {
      const items = complete({ code: job('compute: ¦'), connected });
      assert.deepEqual(items.map(shown), [
        'azureml:cpu',
        'azureml:GPU-Cluster',
        instance,
        'azureml:ci-bob (dev and test only)',
      ]);
    });

    it('tells who says so, and since when', () => {
      const details = complete({ code: job('compute: ¦'), connected }).map(({ detail }) => detail);
      const workspace = 'mlw-churn-prod (read 2026-11-23 09:00 UTC)';
      assert.deepEqual(details, [
        `compute cluster · ${workspace}`,
        `compute cluster · compute/gpu-cluster.yml · ${workspace}`,
        `compute instance: for dev and test · compute/ci-ada.yml · ${workspace}`,
        `compute instance: for dev and test · ${workspace}`,
      ]);
    });

    it('believes the workspace about a name that a file calls something else', () => {
      const same = madeKnowledge({
        'workspace/computes': [computeCluster({}, { id: `${ids.workspace}/computes/ci-ada`, name: 'ci-ada' })],
      });
      assert.deepEqual(texts({ code: job('compute: azureml:ci¦'), connected: same }), [
        'azureml:ci-ada',
        'azureml:gpu-cluster',
      ]);
    });

    it('offers its endpoints', () => {
      const code = `$schema: ${schemas}/managedOnlineDeployment.schema.json\nname: blue\nendpoint_name: ¦`;
      const names = texts({ code, connected: madeKnowledge() });
      assert.ok(names.length > 0 && new Set(names).size === names.length, names.join());
    });

    it('offers what is in the repository where its list could not be read', () => {
      const dark = madeKnowledge({ 'workspace/computes': 'forbidden' });
      assert.deepEqual(texts({ code: job('compute: ¦'), connected: dark }), ['azureml:gpu-cluster', instance]);
    });

    it('leaves out a workspace that the file is not for', () => {
      assert.deepEqual(texts({ path: 'dev/new.yml', code: job('compute: ¦'), connected }), [
        'azureml:gpu-cluster',
        instance,
      ]);
    });
  });
});

describe('the newest of some versions', () => {
  for (const [versions, newest] of [
    [['1', '10', '9'], '10'],
    [['1.2', '1.10', '1.9.9'], '1.10'],
    [['2026-11-01', '2026-09-30'], '2026-11-01'],
    [['1', '1.0'], '1.0'],
    [[], undefined],
  ] as const) {
    it(`${versions.join()} is ${newest ?? 'none'}`, () => {
      assert.equal(newestVersion(versions), newest);
      assert.equal(newestVersion([...versions].reverse()), newest);
    });
  }
});
