import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { retryAfterOf } from '../../src/azure/bounded-retry.js';
import { CloudError, clouds, customCloud } from '../../src/azure/clouds.js';
import { ReadFailure, reasonOf } from '../../src/azure/failures.js';
import { claimsOf } from '../../src/azure/sign-in-policy.js';
import { readWorkspaceHint } from '../../src/azure/workspace-hints.js';
import { subscription } from '../support/azure/made-workspace.js';

describe('clouds', () => {
  it('are asked over TLS', () => {
    for (const cloud of Object.values(clouds)) {
      assert.match(cloud.resourceManager, /^https:\/\/[a-z.]+$/);
      assert.match(cloud.scope, /^https:\/\/[a-z.]+\/\.default$/);
    }
  });

  it('may be of one’s own', () => {
    const cloud = customCloud('https://management.local.azurestack.external:8443');
    assert.deepEqual(
      [cloud.id, cloud.resourceManager, cloud.scope],
      [
        'management.local.azurestack.external:8443',
        'https://management.local.azurestack.external:8443',
        'https://management.local.azurestack.external:8443/.default',
      ],
    );
  });

  for (const address of [
    '',
    'management.azure.com',
    'http://x.example',
    'https://user@x.example',
    'https://x.example/a',
    'https://x.example?a',
  ]) {
    it(`are not ${JSON.stringify(address)}`, () => {
      assert.throws(() => customCloud(address), CloudError);
    });
  }
});

describe('pauses that the service asks for', () => {
  const now = Date.parse('2026-11-23T09:00:00Z');
  const table: Readonly<Record<string, number | undefined>> = {
    '': undefined,
    '3': 3000,
    '0': 0,
    '1.5': 1500,
    soon: undefined,
    'Mon, 23 Nov 2026 09:00:05 GMT': 5000,
    'Mon, 23 Nov 2026 08:00:00 GMT': 0,
  };
  for (const [header, wanted] of Object.entries(table)) {
    it(JSON.stringify(header), () => {
      assert.equal(retryAfterOf(header, now), wanted);
    });
  }
});

describe('challenges', () => {
  it('carry claims in base64, also in the form for addresses', () => {
    const claims = '{"access_token":{"acrs":{"value":"p1?>"}}}';
    for (const encoded of [Buffer.from(claims).toString('base64'), Buffer.from(claims).toString('base64url')]) {
      assert.equal(claimsOf(`Bearer realm="", claims="${encoded}"`), claims);
    }
  });

  it('without claims, or with broken ones, carry none', () => {
    assert.equal(claimsOf('Bearer realm=""'), undefined);
    assert.equal(claimsOf('Bearer claims="%%%"'), undefined);
  });
});

describe('reasons', () => {
  it('never hold what looks like a secret, and stay on one line', () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const signature = Buffer.from('k3mZ9qL0vX2cR7tY5uW8eB1nH4jD6fS').toString('base64url');
    const jwt = `${part({ alg: 'RS256', typ: 'JWT' })}.${part({ aud: 'https://management.azure.com', oid: 'x' })}.${signature}`;
    const { message } = reasonOf(new ReadFailure('signed-out', `refused\n ${jwt}.`), '', 'host');
    assert.doesNotMatch(message, /eyJ|\n|\.$/);
  });

  it('say which permission is missing, as Azure names it, else as the read needs it', () => {
    const error = Object.assign(
      new Error("… does not have authorization to perform action 'Microsoft.A/b/read' over …"),
      {
        statusCode: 403,
      },
    );
    assert.equal(reasonOf(error, 'Microsoft.C/d/read', 'host').permission, 'Microsoft.A/b/read');
    const silent = Object.assign(new Error('no'), { statusCode: 403 });
    assert.equal(reasonOf(silent, 'Microsoft.C/d/read', 'host').permission, 'Microsoft.C/d/read');
  });

  it('say what the network did', () => {
    const error = Object.assign(new Error('getaddrinfo ENOTFOUND x'), { code: 'ENOTFOUND' });
    assert.match(
      reasonOf(error, '', 'management.azure.com').message,
      /^management\.azure\.com could not be reached: its name/,
    );
  });
});

describe('files that name a workspace', () => {
  const group = `/subscriptions/${subscription}/resourceGroups/rg`;
  const id = `${group}/providers/Microsoft.MachineLearningServices/workspaces/ws`;
  const json = JSON.stringify({ subscription_id: subscription, resource_group: 'rg', workspace_name: 'ws' });

  it('are the SDK’s configuration', () => {
    assert.deepEqual(readWorkspaceHint('config.json', `\uFEFF${json}`), { id, name: 'ws' });
    assert.deepEqual(readWorkspaceHint('.azureml/config.json', json), { id, name: 'ws' });
  });

  it('are the Azure CLI’s local defaults, where the subscription is known', () => {
    const ini = '[cloud]\r\nname = AzureCloud\r\n[defaults]\r\ngroup = rg\r\nworkspace = ws\r\n';
    assert.deepEqual(readWorkspaceHint('.azure/config', ini, subscription), { id, name: 'ws' });
    assert.equal(readWorkspaceHint('.azure/config', ini), undefined);
  });

  const refused: Readonly<Record<string, string>> = {
    'no JSON': 'hello',
    'another JSON file': '{"name": "x"}',
    'a list': '[]',
    null: 'null',
    numbers: '{"subscription_id": 1, "resource_group": 2, "workspace_name": 3}',
    'a name that climbs': JSON.stringify({ subscription_id: subscription, resource_group: '..', workspace_name: 'ws' }),
    'a name with a query': JSON.stringify({
      subscription_id: subscription,
      resource_group: 'rg',
      workspace_name: 'ws?x',
    }),
  };
  for (const [name, text] of Object.entries(refused)) {
    it(`are not ${name}`, () => {
      assert.equal(readWorkspaceHint('config.json', text), undefined);
    });
  }
});
