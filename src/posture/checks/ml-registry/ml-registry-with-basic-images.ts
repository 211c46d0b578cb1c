import { advise } from '../../fixes/remedy.js';
import { someOf } from '../evidence-words.js';
import { defineCheck } from '../define-check.js';
import { fail, notApplicable, pass, unclear } from '../verdict.js';
import { madeByAzureMl } from './region-details.js';

export const mlRegistryWithBasicImages = defineCheck({
  id: 'ml-registry-with-basic-images',
  summary: 'model registry whose images cannot be kept on a private network',
  group: 'supply-chain',
  serves: 'network-registry',
  severity: 'medium',
  since: '0.1.0',
  on: 'ml-registry',
  why:
    'Private endpoints, retention and copies in several regions come with the tier Premium of a container registry only. ' +
    'Images on a lower tier are always fetched over a public address.',
  passes:
    'acrAccountSku is Premium for every container registry that Azure ML made for the registry. Where it is absent, ' +
    'nothing is known. Container registries of your own are left out.',
  breaks: 'Nothing; Premium costs more by the day.',
  repair: 'recreate',
  needs: ['Microsoft.MachineLearningServices/registries/read'],
  peers: [],
  references: [
    'https://learn.microsoft.com/azure/machine-learning/how-to-manage-registries',
    'https://learn.microsoft.com/azure/container-registry/container-registry-skus',
  ],
  judge({ subject: registry }) {
    const accounts = madeByAzureMl(registry, 'images');
    if (accounts.length === 0) {
      return notApplicable('The registry names no container registry that Azure ML has made');
    }
    const tiers = accounts.map((account) => account.text('acrAccountSku'));
    const low = tiers.filter((tier) => tier !== undefined && tier.toLowerCase() !== 'premium');
    if (low.length > 0) {
      return fail(`acrAccountSku is ${someOf([...new Set(low.map(String))])}`);
    }
    return tiers.includes(undefined)
      ? unclear('The answer does not name the tier of the container registry')
      : pass('acrAccountSku is Premium');
  },
  fix: () => advise('Make a registry with acr_account_sku premium, and copy models and environments there'),
});
