import { onlineEndpointWithKeys } from '../../../../src/posture/checks/endpoints/online-endpoint-with-keys.js';
import { ids } from '../../../support/azure/made-workspace.js';
import { testCheck } from '../../../support/posture-tester.js';

const list = 'workspace/onlineEndpoints';
const id = `${ids.workspace}/onlineEndpoints/churn`;

testCheck(onlineEndpointWithKeys, {
  pass: {
    'Entra sign-in': {},
    'the word in another case': { given: { [list]: [{ id, properties: { authMode: 'aadToken' } }] } },
    'a token on Kubernetes, which has nothing better': {
      given: { [list]: [{ id, kind: 'Kubernetes', properties: { authMode: 'AMLToken' } }] },
    },
  },
  fail: {
    'a key': { given: { [list]: [{ id, properties: { authMode: 'Key' } }] }, says: /authMode is Key/ },
    'a key on Kubernetes': { given: { [list]: [{ id, properties: { authMode: 'Key', compute: 'x' } }] } },
    'a token of Azure ML, which is less bad': {
      given: { [list]: [{ id, kind: 'Managed', properties: { authMode: 'AMLToken' } }] },
      says: /"severity":"low"/,
    },
  },
  unknown: {
    'a refused list': { given: { [list]: 'forbidden' } },
    'no word about it': { given: { [list]: [{ id, properties: {} }] } },
    'the word of another kind of endpoint': { given: { [list]: [{ id, properties: { authMode: 'AAD' } }] } },
  },
  notApplicable: { 'no endpoint': { given: { [list]: [] } } },
});
