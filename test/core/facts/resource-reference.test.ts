import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  isDefinitionPath,
  parseLocalPath,
  parseResourceReference,
} from '../../../src/core/facts/resource-reference.js';
import type { ResourceKind } from '../../../src/core/facts/resource.js';

const arm = '/subscriptions/s/resourceGroups/g/providers/Microsoft.MachineLearningServices/workspaces/mlw';

describe('what a text refers to', () => {
  const cases: readonly (readonly [text: string, expected: ResourceKind, found: object | undefined])[] = [
    ['azureml:train-cpu', 'compute', { to: 'compute', name: 'train-cpu' }],
    ['train-cpu', 'compute', { to: 'compute', name: 'train-cpu' }],
    ['azureml:churn:3', 'environment', { to: 'environment', name: 'churn', version: '3' }],
    ['churn@latest', 'environment', { to: 'environment', name: 'churn', label: 'latest' }],
    ['azureml:churn:1.0+b.2', 'model', { to: 'model', name: 'churn', version: '1.0+b.2' }],
    ['azureml://datastores/lake/paths/a/b.csv', 'data', { to: 'datastore', name: 'lake' }],
    ['azureml:azureml://datastores/lake/paths/a/', 'data', { to: 'datastore', name: 'lake' }],
    [
      'azureml://subscriptions/s/resourcegroups/g/workspaces/mlw/datastores/lake/paths/a',
      'data',
      { to: 'datastore', name: 'lake' },
    ],
    [
      'azureml://registries/ours/components/score/versions/2',
      'component',
      { to: 'component', name: 'score', version: '2' },
    ],
    [
      'azureml://registries/ours/environments/churn/labels/latest',
      'environment',
      { to: 'environment', name: 'churn', label: 'latest' },
    ],
    ['azureml://registries/azureml/models/gpt2/versions/9', 'model', undefined],
    ['azureml://registries/HuggingFace/models/gpt2/labels/latest', 'model', undefined],
    [`azureml:${arm}/computes/gpu`, 'compute', { to: 'compute', name: 'gpu' }],
    [`${arm}/onlineEndpoints/live/deployments/blue`, 'deployment', { to: 'endpoint', name: 'live' }],
    [arm, 'workspace', { to: 'workspace', name: 'mlw' }],
    ['azureml:serverless', 'compute', undefined],
    ['local', 'compute', undefined],
    ['', 'data', undefined],
    ['azureml:', 'data', undefined],
    ['azureml:$(name):1', 'data', undefined],
    ['${{parent.inputs.data}}', 'data', undefined],
    ['azureml:{{ name }}:1', 'data', undefined],
    ['https://example.org/x:1', 'data', undefined],
    ['a name', 'job', undefined],
  ];
  for (const [text, expected, found] of cases) {
    it(text === '' ? 'an empty text' : text, () => {
      assert.deepEqual(parseResourceReference(text, expected), found);
    });
  }
});

describe('which file a text names', () => {
  const cases: readonly (readonly [text: string, path: string | undefined])[] = [
    ['./train.yml', './train.yml'],
    ['file:train.yml', 'train.yml'],
    ['file:../src', '../src'],
    ['azureml:../jobs/a.yml', '../jobs/a.yml'],
    ['..\\src\\a.py', '../src/a.py'],
    ['data/', 'data/'],
    ['azureml:orders:1', undefined],
    ['azureml://datastores/lake/paths/a.yml', undefined],
    ['file:///data/x', undefined],
    ['/etc/x', undefined],
    ['~/x', undefined],
    ['C:\\x', undefined],
    ['https://example.org/a.yml', undefined],
    ['git+https://example.org/a', undefined],
    ['$(folder)/a.yml', undefined],
    ['data/*.csv', undefined],
    ['', undefined],
  ];
  for (const [text, path] of cases) {
    it(text === '' ? 'an empty text' : text, () => {
      assert.equal(parseLocalPath(text), path);
    });
  }

  it('tells a file from a name', () => {
    const found = ['./a', 'a.yml', 'file:a', '..\\a', 'a.yaml'].map(isDefinitionPath);
    assert.deepEqual(found, [true, true, true, true, true]);
    assert.deepEqual(['a', 'azureml:a:1', 'a.yml.bak'].map(isDefinitionPath), [false, false, false]);
  });
});
