import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { globSync } from 'tinyglobby';
import { semanticTokensOf } from '../../../src/core/language/semantic-tokens.js';
import { semanticModifiers, semanticTypes } from '../../../src/core/language/semantic-words.js';
import { computeCluster } from '../../support/azure/made-computes.js';
import { churn } from '../../support/churn-project.js';
import { editFile, type EditedSetting } from '../../support/edited-file.js';
import { madeKnowledge } from '../../support/made-knowledge.js';

/** Tokens as `type.modifiers: text`, without the prefix of the types. */
function tokens(setting: Partial<EditedSetting> & { readonly code: string }): readonly string[] {
  // A cursor is asked for, and means nothing here.
  const { context, text } = editFile({ path: 'jobs/new.yml', ...setting, code: `${setting.code}¦` });
  return semanticTokensOf(context).map(({ span, type, modifiers }) => {
    const of = [type.replace('azureml', '').toLowerCase(), ...modifiers].join('.');
    return `${of}: ${text.slice(span.start, span.end)}`;
  });
}

const schemas = 'https://azuremlschemas.azureedge.net/latest';
const job = (more: string): string => `command: python a.py\nenvironment: azureml:churn-env:3\n${more}`;
const connected = madeKnowledge({ 'workspace/computes': [computeCluster()] });
const clusterName = String(computeCluster()['name']);

describe('semantic tokens', () => {
  it('tell name and version of what is referred to, and nothing of what nobody knows', () => {
    assert.deepEqual(tokens({ code: job('compute: azureml:cpu-cluster\nmodel: azureml:churn@latest\n') }), [
      'asset: churn-env',
      'version: 3',
      'compute: cpu-cluster',
      'asset: churn',
      'version: latest',
    ]);
  });

  it('tell what a file of the repository defines', () => {
    assert.deepEqual(tokens({ project: churn, code: job('compute: azureml:GPU-cluster\n') }), [
      'asset.defined: churn-env',
      'version: 3',
      'compute.defined: GPU-cluster',
    ]);
  });

  it('tell what the workspace has, and what it is known not to have', () => {
    const code = (name: string): string => job(`compute: azureml:${name}\n`);
    assert.deepEqual(tokens({ connected, code: code(clusterName) }).at(-1), `compute.deployed: ${clusterName}`);
    assert.deepEqual(tokens({ connected, code: code('nobody') }).at(-1), 'compute.missing: nobody');
    assert.deepEqual(tokens({ connected, project: churn, code: code('ci-ada') }).at(-1), 'compute.defined: ci-ada');
    assert.deepEqual(
      tokens({ connected, project: churn, code: code(clusterName) }).at(-1),
      `compute.deployed.defined: ${clusterName}`,
    );
    // Whether it has an environment is not asked.
    assert.deepEqual(tokens({ connected, code: code('nobody') })[0], 'asset: churn-env');
  });

  it('call nothing missing where the list of the workspace is not complete', () => {
    const { facts, catalogue } = connected;
    const partial = {
      facts,
      catalogue: { ...catalogue, list: () => ({ resources: [], isComplete: false }), findVerdicts: () => undefined },
    };
    assert.deepEqual(tokens({ connected: partial, code: job('compute: azureml:nobody\n') }).at(-1), 'compute: nobody');
  });

  it('leave computes that Azure ML makes, paths, and what is filled in later', () => {
    for (const compute of ['local', 'azureml:serverless', 'azureml:${{inputs.compute}}', '$(compute)']) {
      assert.deepEqual(
        tokens({ connected, code: job(`compute: ${compute}\n`) }).filter((token) => token.startsWith('compute')),
        [],
        compute,
      );
    }
    assert.deepEqual(
      tokens({
        code: `command: python a.py\nenvironment: file:env.yml\nmodel:\n  path: ../model\ncompute: azureml:a\n`,
      }),
      ['compute: a'],
    );
  });

  it('find the name in an address, whatever else is called so', () => {
    const inputs = (uri: string): string =>
      job(`compute: azureml:a\ninputs:\n  x:\n    type: uri_folder\n    path: ${uri}\n`);
    assert.deepEqual(tokens({ connected, code: inputs('azureml://datastores/data/paths/data/data') }).slice(3), [
      'datastore.missing: data',
    ]);
    assert.deepEqual(
      tokens({ connected, code: inputs('azureml://datastores/data/paths/data/data') })[2],
      'compute.missing: a',
    );
    // Of another workspace nothing is known.
    const other = 'azureml://subscriptions/1/resourcegroups/orders/workspaces/orders/datastores/orders/paths/orders';
    const { context, text } = editFile({ path: 'a.yml', connected, code: `${inputs(other)}¦` });
    const found = semanticTokensOf(context).find(({ type }) => type === 'azuremlDatastore');
    assert.equal(found?.span.start, text.indexOf('datastores/orders') + 'datastores/'.length);
    assert.deepEqual(found.modifiers, []);
  });

  it('find name and version in a registry', () => {
    const code = `command: python a.py\nenvironment: azureml://registries/contoso/environments/churn/versions/7\ncompute: azureml:a\n`;
    assert.deepEqual(tokens({ code }), ['asset: churn', 'version: 7', 'compute: a']);
  });

  it('tell definitions', () => {
    const code = `$schema: ${schemas}/amlCompute.schema.json\nname: ${clusterName}\ntype: amlcompute\n`;
    assert.deepEqual(tokens({ path: 'compute/a.yml', connected, code }), [
      `compute.declaration.deployed: ${clusterName}`,
    ]);
    assert.deepEqual(tokens({ path: 'compute/a.yml', code }), [`compute.declaration: ${clusterName}`]);
  });

  it('tell what expressions bind, outside comments', () => {
    const code = job(
      'compute: azureml:a\ninputs:\n  rows: 3 # ${{inputs.no}}\ncommand: python a.py ${{inputs.rows}} ${{ outputs.model }} ${{search_space.lr}}\n',
    ).replace('command: python a.py\n', '');
    assert.deepEqual(tokens({ code }).slice(3), ['binding: rows', 'binding: model', 'binding: lr']);
  });

  it('tell connections and secrets that a deployment fetches', () => {
    const code = [
      `$schema: ${schemas}/managedOnlineDeployment.schema.json`,
      'name: blue',
      'endpoint_name: churn',
      'model: azureml:churn:1',
      'environment_variables:',
      '  CRM: ${{azureml://connections/crm/credentials/key}}',
      '  KEY: ${{keyvault:https://kv.vault.azure.net/secrets/crm}}',
      '',
    ].join('\n');
    assert.deepEqual(tokens({ path: 'deploy/blue.yml', code }), [
      'endpoint.declaration: blue',
      'endpoint: churn',
      'asset: churn',
      'version: 1',
      'connection: crm',
      'secret: https://kv.vault.azure.net/secrets/crm',
    ]);
  });

  it('say nothing of the workflows of others', () => {
    const workflow =
      'on: workflow_dispatch\njobs:\n  train:\n    runs-on: ubuntu-latest\n    steps:\n      - run: az ml job create --file a.yml --set inputs.x=${{ inputs.x }} token=${{ secrets.X }}\n';
    assert.deepEqual(tokens({ path: '.github/workflows/train.yml', code: workflow }), []);
    assert.deepEqual(tokens({ path: 'values.yml', code: 'compute: azureml:cpu\nimage: x\n' }), []);
  });

  it('stand in the lines of a text with CRLF', () => {
    assert.deepEqual(
      tokens({ eol: '\r\n', code: job('compute: "azureml:cpu-cluster"\n') }).at(-1),
      'compute: cpu-cluster',
    );
  });

  it('stay in their order, without overlaps and in one line, in every file of the sample', () => {
    const folder = path.resolve(import.meta.dirname, '..', '..', 'sample');
    const project = Object.fromEntries(
      globSync('**/*.yml', { cwd: folder }).map((file) => [file, readFileSync(path.join(folder, file), 'utf8')]),
    );
    let count = 0;
    for (const [file, code] of Object.entries(project)) {
      const { context, text } = editFile({ path: file, code: `${code}¦`, project, connected });
      let end = 0;
      for (const { span } of semanticTokensOf(context)) {
        assert.ok(span.start >= end && span.end > span.start, file);
        assert.ok(!/[\r\n]/.test(text.slice(span.start, span.end)), file);
        end = span.end;
        count++;
      }
    }
    assert.ok(count > 50, String(count));
  });

  it('are declared by the manifest', () => {
    const file = path.resolve(import.meta.dirname, '..', '..', '..', 'package.json');
    const { contributes } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
    assert.deepEqual(
      contributes.semanticTokenTypes.map(({ id }) => id),
      [...semanticTypes],
    );
    const standard = ['declaration'];
    assert.deepEqual([...standard, ...contributes.semanticTokenModifiers.map(({ id }) => id)], [...semanticModifiers]);
    const [{ language, scopes } = { language: '', scopes: {} }] = contributes.semanticTokenScopes;
    assert.equal(language, 'yaml');
    for (const type of semanticTypes) {
      assert.ok((scopes[type]?.length ?? 0) > 0, `themes without semantic colours know nothing of ${type}`);
    }
  });
});

interface Manifest {
  readonly contributes: {
    readonly semanticTokenTypes: readonly { readonly id: string }[];
    readonly semanticTokenModifiers: readonly { readonly id: string }[];
    readonly semanticTokenScopes: readonly {
      readonly language: string;
      readonly scopes: Readonly<Record<string, readonly string[]>>;
    }[];
  };
}
