import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Remedy } from '../../../src/posture/fixes/remedy.js';
import { renderRemedy, shellWord } from '../../../src/posture/fixes/render.js';
import { ids } from '../../support/azure/made-workspace.js';

const update: Remedy = {
  text: 'Switch it off',
  changes: [
    {
      is: 'update',
      id: ids.storage,
      body: { properties: { allowSharedKeyAccess: false, tags: { 'it\'s "x"': '${a} %{b} \\' }, list: [], days: 3 } },
    },
  ],
};

const create: Remedy = {
  text: 'Keep the logs',
  changes: [
    {
      is: 'create',
      type: 'Microsoft.Insights/diagnosticSettings',
      name: 'audit',
      on: ids.vault,
      body: { properties: { logs: [{ categoryGroup: 'audit', enabled: true }] } },
    },
    {
      is: 'create',
      type: 'Microsoft.Storage/storageAccounts/managementPolicies',
      name: 'default',
      on: ids.storage,
      body: { properties: {} },
    },
  ],
};

const dollar = '$';

describe('a fix as text', () => {
  it('is a request of the Azure CLI, quoted for a shell', () => {
    assert.equal(
      renderRemedy(update, 'cli'),
      '# Switch it off\n' +
        `az rest --method patch --url '${ids.storage}?api-version=2025-06-01' ` +
        `--body '{"properties":{"allowSharedKeyAccess":false,"tags":{"it'\\''s \\"x\\"":"${dollar}{a} %{b} \\\\"},"list":[],"days":3}}'\n`,
    );
  });

  it('names a missing resource below its parent, or as an extension of its scope', () => {
    const lines = (renderRemedy(create, 'cli') ?? '').split('\n').slice(1, 3);
    assert.deepEqual(
      lines.map((line) => /--url '([^?]+)/.exec(line)?.[1]),
      [
        `${ids.vault}/providers/Microsoft.Insights/diagnosticSettings/audit`,
        `${ids.storage}/managementPolicies/default`,
      ],
    );
  });

  it('is Bicep', () => {
    assert.equal(
      renderRemedy(update, 'bicep'),
      `// Switch it off
resource stchurnprod 'Microsoft.Storage/storageAccounts@2025-06-01' = {
  // to be merged into the declaration of this resource
  name: 'stchurnprod'
  properties: {
    allowSharedKeyAccess: false
    tags: {
      'it\\'s "x"': '\\${dollar}{a} %{b} \\\\'
    }
    list: []
    days: 3
  }
}
`,
    );
    assert.match(renderRemedy(create, 'bicep') ?? '', /scope: .*kv-churn-prod[^]*parent: .*stchurnprod/);
  });

  it('is Terraform of the azapi provider', () => {
    assert.equal(
      renderRemedy(update, 'terraform'),
      `# Switch it off
resource "azapi_update_resource" "stchurnprod" {
  type        = "Microsoft.Storage/storageAccounts@2025-06-01"
  resource_id = "${ids.storage}"
  body        = {
    properties = {
      allowSharedKeyAccess = false
      tags = {
        "it's \\"x\\"" = "${dollar}${dollar}{a} %%{b} \\\\"
      }
      list = []
      days = 3
    }
  }
}
`,
    );
    assert.match(renderRemedy(create, 'terraform') ?? '', /parent_id = ".*kv-churn-prod"/);
  });

  it('is the commands that the remedy gives, and nothing where there is nothing to write', () => {
    const advice: Remedy = { text: 'Talk to the owner', changes: [], cli: ['az account show'] };
    assert.equal(renderRemedy(advice, 'cli'), '# Talk to the owner\naz account show\n');
    assert.equal(renderRemedy(advice, 'bicep'), undefined);
    assert.equal(renderRemedy({ text: 'Decide', changes: [] }, 'cli'), undefined);
  });

  it('quotes words for a shell only where it has to', () => {
    assert.deepEqual(['a-b', 'a b', "it's", ''].map(shellWord), ['a-b', "'a b'", "'it'\\''s'", "''"]);
  });
});
