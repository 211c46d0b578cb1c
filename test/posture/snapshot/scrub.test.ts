import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { removed, scrub } from '../../../src/posture/snapshot/scrub.js';
import { made } from '../../support/made-secrets.js';

const key = made.storageKey;

const table: Readonly<Record<string, readonly [unknown, unknown]>> = {
  'fields that are credentials': [
    {
      properties: { relayConnectionString: 'Endpoint=sb://x', serviceBusConnectionString: null, ConnectionString: 'x' },
    },
    {
      properties: {
        relayConnectionString: removed.credential,
        serviceBusConnectionString: null,
        ConnectionString: removed.credential,
      },
    },
  ],
  'who made it': [{ name: 'a', systemData: { createdBy: 'maria@contoso.example' } }, { name: 'a' }],
  'values of environment variables': [
    {
      environmentVariables: {
        LOG_LEVEL: 'info',
        DB_PASSWORD: 'hunter2-made-up',
        TOKEN: '${{keyvault:https://kv.vault.azure.net/secrets/t}}',
        EMPTY: '',
        ABSENT: null,
        NUMBER: 3,
      },
    },
    {
      environmentVariables: {
        LOG_LEVEL: removed.value,
        DB_PASSWORD: removed.secret,
        TOKEN: '${{keyvault:https://kv.vault.azure.net/secrets/t}}',
        EMPTY: '',
        ABSENT: null,
        NUMBER: removed.value,
      },
    },
  ],
  'environment variables as a list, and as typed values': [
    {
      containers: [
        {
          environmentVariables: [
            { name: 'API_KEY', value: 'x7Kq93mZpL2v' },
            { name: 'A', value: 'b' },
          ],
        },
      ],
      customServices: [{ environmentVariables: { PASSWORD: { type: 'local', value: 'hunter2-made-up' } } }],
    },
    {
      containers: [
        {
          environmentVariables: [
            { name: 'API_KEY', value: removed.secret },
            { name: 'A', value: removed.value },
          ],
        },
      ],
      customServices: [{ environmentVariables: { PASSWORD: { type: 'local', value: removed.secret } } }],
    },
  ],
  'setup scripts': [
    {
      a: { scriptData: Buffer.from('export PIP_TOKEN=x7Kq93mZpL2vB8').toString('base64') },
      b: { scriptData: Buffer.from('pip install pandas==2.2.0').toString('base64') },
      c: { scriptData: 'Users/maria/setup.sh' },
    },
    {
      a: { scriptData: removed.scriptWithSecret },
      b: { scriptData: removed.script },
      c: { scriptData: removed.script },
    },
  ],
  'the ages of keys, which are no keys': [
    { keyCreationTime: { key1: '2026-01-02T03:04:05.678Z', key2: null } },
    { keyCreationTime: { key1: '2026-01-02T03:04:05.678Z', key2: null } },
  ],
  'people in free text': [
    { properties: { displayName: 'churn for maria.lopez@larkspur.io', description: 'nightly' } },
    { properties: { displayName: removed.personal, description: 'nightly' } },
  ],
  'switches and places under such names': [
    { properties: { publicNetworkAccess: 'Disabled', keyIdentifier: 'https://kv.vault.azure.net/keys/k/0123' } },
    { properties: { publicNetworkAccess: 'Disabled', keyIdentifier: 'https://kv.vault.azure.net/keys/k/0123' } },
  ],
};

describe('scrubbing an answer', () => {
  for (const [name, [given, wanted]] of Object.entries(table)) {
    it(name, () => {
      assert.deepEqual(scrub(given), wanted);
      assert.deepEqual(scrub(scrub(given)), wanted, 'a second time changes nothing');
    });
  }

  it('takes keys out wherever they stand', () => {
    const text = JSON.stringify(
      scrub({ a: [{ b: `DefaultEndpointsProtocol=https;AccountName=x;AccountKey=${key}` }] }),
    );
    assert.ok(!text.includes(key));
    assert.ok(text.includes(removed.secret));
  });

  it('ends on what is nested without end', () => {
    let body: unknown = 'x';
    for (let depth = 0; depth < 5000; depth++) {
      body = { a: body };
    }
    assert.doesNotThrow(() => scrub(body));
  });

  it('does not touch the prototype', () => {
    const scrubbed = scrub(JSON.parse('{"__proto__": {"polluted": true}, "a": 1}')) as Record<string, unknown>;
    assert.equal(scrubbed['polluted'], undefined);
    assert.deepEqual(Object.keys(scrubbed), ['a']);
  });
});
