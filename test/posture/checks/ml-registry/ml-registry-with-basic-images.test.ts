import { mlRegistryWithBasicImages } from '../../../../src/posture/checks/ml-registry/ml-registry-with-basic-images.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = `${ids.subscription}/providers/Microsoft.MachineLearningServices/registries`;
const tiers = (...skus: unknown[]) => ({
  [list]: [
    {
      id: ids.mlRegistry,
      properties: {
        regionDetails: [{ acrDetails: skus.map((acrAccountSku) => ({ systemCreatedAcrAccount: { acrAccountSku } })) }],
      },
    },
  ],
});

testCheck(mlRegistryWithBasicImages, {
  pass: { Premium: {}, 'the word in another case': { given: tiers('premium', 'PREMIUM') } },
  fail: { 'one of two': { given: tiers('Premium', 'Basic'), says: /acrAccountSku is Basic/ } },
  unknown: { 'a refused list': { given: { [list]: 'forbidden' } }, 'no word about it': { given: tiers(null) } },
  notApplicable: { 'no registry': { given: { [list]: [] } }, 'no images of Azure ML': { given: tiers() } },
});
