import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { chooseCredential } from '../../src/cli/posture-credential.js';
import * as azure from '../../src/azure-engine.js';
import { clouds } from '../../src/azure/clouds.js';

const management = 'https://management.core.windows.net/.default';
const storage = 'https://storage.azure.com/.default';

describe('tokens that somebody else has fetched', () => {
  afterEach(() => {
    delete process.env['AML_GUARD_ACCESS_TOKEN'];
    delete process.env['AML_GUARD_STORAGE_ACCESS_TOKEN'];
  });

  const tokenFor = async (scope: string): Promise<string | undefined> => {
    const credential = chooseCredential(azure, 'accessToken', undefined, clouds.public.authority);
    return (await credential.getToken(scope))?.token;
  };

  it('are for Resource Manager or for the data of accounts, and never one for the other', async () => {
    process.env['AML_GUARD_ACCESS_TOKEN'] = 'made-management';
    assert.deepEqual([await tokenFor(management), await tokenFor(storage)], ['made-management', undefined]);
    process.env['AML_GUARD_STORAGE_ACCESS_TOKEN'] = 'made-storage';
    assert.deepEqual([await tokenFor(management), await tokenFor(storage)], ['made-management', 'made-storage']);
  });
});
