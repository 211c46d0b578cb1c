import { mlRegistryAnswersPublicly } from '../../../../src/posture/checks/ml-registry/ml-registry-answers-publicly.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = `${ids.subscription}/providers/Microsoft.MachineLearningServices/registries`;
const access = (publicNetworkAccess: unknown) => ({
  [list]: [{ id: ids.mlRegistry, properties: { publicNetworkAccess } }],
});

testCheck(mlRegistryAnswersPublicly, {
  pass: { closed: { says: /1 approved private endpoint"/ }, 'the word in another case': { given: access('disabled') } },
  fail: {
    open: { given: access('Enabled'), says: /is Enabled/ },
    'no value, which means open': { given: access(null), says: /not set/ },
  },
  unknown: { 'a refused list': { given: { [list]: 'forbidden' } }, 'another type': { given: access(false) } },
  notApplicable: { 'no registry': { given: { [list]: [] } } },
});
