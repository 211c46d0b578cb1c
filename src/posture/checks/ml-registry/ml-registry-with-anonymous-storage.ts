import { advise } from '../../fixes/remedy.js';
import { countOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass, unclear } from '../verdict.js';
import { madeByAzureMl } from './region-details.js';

export const mlRegistryWithAnonymousStorage = defineCheck({
  id: 'ml-registry-with-anonymous-storage',
  summary: 'model registry whose storage may be opened to anonymous readers',
  group: 'supply-chain',
  serves: 'network-storage',
  severity: 'medium',
  since: '0.1.0',
  on: 'ml-registry',
  why:
    'Where anonymous access is allowed, one container set to public shows models and code to everybody, without a ' +
    'sign-in and without a trace of who read them.',
  passes:
    'allowBlobPublicAccess is false for every storage account that Azure ML made for the registry, in all regions. ' +
    'Where it is absent, nothing is known. Storage accounts of your own are left out.',
  breaks: 'Anonymous reading, which nothing in Azure ML needs.',
  repair: 'in-place',
  needs: ['Microsoft.MachineLearningServices/registries/read'],
  peers: [],
  references: ['https://learn.microsoft.com/azure/machine-learning/how-to-manage-registries'],
  judge({ subject: registry }) {
    const accounts = madeByAzureMl(registry, 'storage');
    if (accounts.length === 0) {
      return notApplicable('The registry names no storage account that Azure ML has made');
    }
    const allowed = accounts.map((account) => account.flag('allowBlobPublicAccess'));
    const open = allowed.filter((flag) => flag === true).length;
    if (open > 0) {
      return fail(`allowBlobPublicAccess is true for ${countOf(open, 'storage account')}`);
    }
    return allowed.includes(undefined)
      ? unclear('The answer does not say whether anonymous access is allowed')
      : pass(`allowBlobPublicAccess is false for ${countOf(allowed.length, 'storage account')}`);
  },
  fix: () => advise('Set storage_config.allow_blob_public_access to false in the YAML of the registry, and update it'),
});
