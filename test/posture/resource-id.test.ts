import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { idKey, parentId, parseResourceId, resourceGroupId } from '../../src/posture/resource-id.js';

const subscription = '11111111-2222-3333-4444-555555555555';
const group = `/subscriptions/${subscription}/resourceGroups/rg`;

describe('ids of resources', () => {
  it('takes a child resource apart', () => {
    const id = parseResourceId(`${group}/providers/Microsoft.MachineLearningServices/workspaces/ws/computes/c1/`);
    assert.deepEqual(id, {
      text: `${group}/providers/Microsoft.MachineLearningServices/workspaces/ws/computes/c1`,
      subscription,
      resourceGroup: 'rg',
      type: 'microsoft.machinelearningservices/workspaces/computes',
      name: 'c1',
      names: ['ws', 'c1'],
    });
    assert.equal(resourceGroupId(id), group);
  });

  it('takes an extension resource by its own type', () => {
    const on = `${group}/providers/Microsoft.KeyVault/vaults/kv`;
    const id = parseResourceId(`${on}/providers/Microsoft.Insights/diagnosticSettings/all`);
    assert.equal(id?.type, 'microsoft.insights/diagnosticsettings');
  });

  it('takes groups and subscriptions', () => {
    assert.equal(parseResourceId(group)?.type, '');
    assert.equal(parseResourceId(`/subscriptions/${subscription}`)?.resourceGroup, '');
  });

  const refused: Readonly<Record<string, string>> = {
    nothing: '',
    'a name': 'ws',
    'a path that climbs': `${group}/providers/Microsoft.KeyVault/vaults/..`,
    'a path with a query': `${group}/providers/Microsoft.KeyVault/vaults/kv?x=1`,
    'a path with a fragment': `${group}/providers/Microsoft.KeyVault/vaults/kv#x`,
    'an encoded slash': `${group}/providers/Microsoft.KeyVault/vaults/k%2fv`,
    'an address': `https://management.azure.com${group}`,
    'an address without a scheme': `//evil.example/subscriptions/${subscription}`,
    'a line break': `${group}/providers/Microsoft.KeyVault/vaults/k\nv`,
    'a subscription that is none': '/subscriptions/mine/resourceGroups/rg',
    'a type without a name': `${group}/providers/Microsoft.KeyVault/vaults`,
    'an empty part': `${group}/providers//vaults/kv`,
    'more than an id may hold': `${group}/providers/Microsoft.KeyVault/vaults/${'k'.repeat(1100)}`,
  };
  for (const [name, text] of Object.entries(refused)) {
    it(`refuses ${name}`, () => {
      assert.equal(parseResourceId(text), undefined);
    });
  }

  it('compares without case and closing slash', () => {
    assert.equal(idKey(`${group.toUpperCase()}/`), group.toLowerCase());
    assert.equal(parentId(`${group}/providers/A.B/c/d`), `${group}/providers/A.B`);
  });
});
