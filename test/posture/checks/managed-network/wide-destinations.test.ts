import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  findWideHost,
  findWideRange,
  findWideTag,
} from '../../../../src/posture/checks/managed-network/wide-destinations.js';

const hosts: Readonly<Record<string, string | undefined>> = {
  '*': 'high',
  '*.net': 'high',
  '*.blob.core.windows.net': 'high',
  '*.core.windows.net': 'high',
  '*.westeurope.cloudapp.azure.com': 'high',
  '*.s3.amazonaws.com': 'high',
  'raw.githubusercontent.com': 'medium',
  '*.huggingface.co': 'medium',
  'pypi.org': 'low',
  'files.pythonhosted.org': 'low',
  'conda.anaconda.org': 'low',
  '*.contoso.com': undefined,
  'notgithub.com': undefined,
  'stpartner.blob.core.windows.net': undefined,
  'features.contoso.com': undefined,
};
const tags: Readonly<Record<string, string | undefined>> = {
  Internet: 'high',
  Storage: 'high',
  'Storage.WestEurope': 'high',
  'AzureCloud.eastus': 'high',
  'AzureFrontDoor.Frontend': 'high',
  'AzureFrontDoor.FirstParty': undefined,
  StorageSyncService: undefined,
  AzureActiveDirectory: undefined,
};
const ranges: Readonly<Record<string, string | undefined>> = {
  '0.0.0.0/0': 'high',
  '::/0': 'high',
  '128.0.0.0/1': 'high',
  '*': 'high',
  '10.0.0.0/8': undefined,
  '203.0.113.7': undefined,
};

describe('how wide a destination is', () => {
  for (const [what, find, cases] of [
    ['host', findWideHost, hosts],
    ['tag', findWideTag, tags],
    ['range', findWideRange, ranges],
  ] as const) {
    it(`knows every ${what}`, () => {
      for (const [destination, severity] of Object.entries(cases)) {
        assert.equal(find(destination)?.severity, severity, destination);
      }
    });
  }
});
