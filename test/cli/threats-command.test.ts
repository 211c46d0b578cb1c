import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { aml, scratch } from './scratch.js';

const job = `$schema: https://azuremlschemas.azureedge.net/latest/commandJob.schema.json
code: ./src
command: python train.py
environment: azureml:churn-env:4
inputs:
  orders: {type: uri_folder, path: "azureml:orders:3"}
`;
const endpoint = `$schema: https://azuremlschemas.azureedge.net/latest/managedOnlineEndpoint.schema.json
name: churn-scoring
auth_mode: aad_token
`;

describe('threats', () => {
  it('fills in what the repository holds', async (t) => {
    const root = scratch(t, { '.git/HEAD': '', 'jobs/train.yml': job, 'endpoint.yml': endpoint });
    assert.deepEqual(await aml(root, ['threats']), { code: 0, out: 'wrote THREATS.md\n', error: '' });
    const page = readFileSync(path.join(root, 'THREATS.md'), 'utf8');
    assert.match(page, /^\| `orders` \| `jobs\/train\.yml:6` \|$/m);
    assert.match(page, /^\| `churn-env` \| `jobs\/train\.yml:4` \|$/m);
    assert.match(page, /^\| `churn-scoring` \| `endpoint\.yml:2` \|$/m);
    assert.match(page, /^### `orders`\n\n- \[ \] Who can write to it/m);
    assert.match(page, /^No models are named in the files\.$/m);
  });

  it('never writes over answers unless told to', async (t) => {
    const root = scratch(t, { '.git/HEAD': '', 'THREATS.md': 'answers\n' });
    const { code, error } = await aml(root, ['threats']);
    assert.equal(code, 2);
    assert.match(error, /THREATS\.md is there already/);
    assert.equal(readFileSync(path.join(root, 'THREATS.md'), 'utf8'), 'answers\n');
    assert.equal((await aml(root, ['threats', '--force'])).code, 0);
    assert.match(readFileSync(path.join(root, 'THREATS.md'), 'utf8'), /^# Threats to /);
  });

  it('writes to standard output, and asks the questions even of an empty folder', async (t) => {
    const { code, out } = await aml(scratch(t, { 'a.txt': '' }), ['threats', '--output', '-']);
    assert.equal(code, 0);
    assert.match(out, /### Data that no file names\n\n- \[ \] /);
  });
});
