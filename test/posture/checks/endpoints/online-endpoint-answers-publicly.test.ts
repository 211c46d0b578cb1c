import { onlineEndpointAnswersPublicly } from '../../../../src/posture/checks/endpoints/online-endpoint-answers-publicly.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/onlineEndpoints';
const id = `${ids.workspace}/onlineEndpoints/churn`;

testCheck(onlineEndpointAnswersPublicly, {
  pass: {
    'public access off': {},
    'the word in another case': { given: { [list]: [{ id, properties: { publicNetworkAccess: 'disabled' } }] } },
  },
  fail: {
    'public access on': {
      given: { [list]: [{ id, properties: { publicNetworkAccess: 'Enabled' } }] },
      says: /publicNetworkAccess is Enabled/,
    },
    'no value, which means on': { given: { [list]: [{ id, properties: {} }] }, says: /not set, which means Enabled/ },
    'one of two': {
      given: {
        [list]: [
          { id, properties: { publicNetworkAccess: 'Disabled' } },
          { id: `${ids.workspace}/onlineEndpoints/open`, properties: { publicNetworkAccess: 'Enabled' } },
        ],
      },
      on: ['open'],
    },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' }, says: /made\/read/ },
    'an answer of another type': { given: { [list]: [{ id, properties: { publicNetworkAccess: 1 } }] } },
    'an old answer without the property': {
      given: { [list]: { apiVersion: '2022-05-01', change: { value: [{ id, properties: {} }] } } },
      says: /2022-10-01/,
    },
  },
  notApplicable: {
    'no endpoint': { given: { [list]: [] } },
    'an endpoint on Kubernetes': { given: { [list]: [{ id, kind: 'Kubernetes', properties: {} }] } },
  },
});
